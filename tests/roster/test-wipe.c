/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a lock leaves behind: this process reads its own memory, freed blocks included, and looks for a client. */

#include "kd-roster-search.h"
#include "kd-roster-view.h"
#include "roster-fixture.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_MAPPED (G_GUINT64_CONSTANT (1) << 28)

/* The marks are made when needed, so that the program itself does not hold them. */
static void
make_mark (char  *mark,
           guint8 seed)
{
  for (guint i = 0; i < 24; i++)
    mark[i] = (char) ('a' + (seed + i * i * 7 + i * seed) % 26);
  mark[24] = '\0';
}

static guint
count_in (const char *bytes,
          gsize       length,
          guint8      seed)
{
  char  mark[25];
  guint found = 0;

  make_mark (mark, seed);
  for (const char *place = bytes; (place = memmem (place, length - (gsize) (place - bytes), mark, 24)) != NULL; place++)
    found++;
  explicit_bzero (mark, sizeof mark);
  return found;
}

static guint
count_in_memory (guint8 seed)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  int   memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint found = 0;

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char   *end;
      guint64 from = g_ascii_strtoull (lines[i], &end, 16);
      guint64 to = g_ascii_strtoull (end + 1, &end, 16);
      /* Not from the heap that is looked at. */
      static char bytes[1 << 16];

      /* Not the stack: the loader saves vector registers there, with what the C library last compared. */
      if (strstr (end, "[stack]") != NULL)
        continue;
      if (!g_str_has_prefix (end, " rw") || to - from > MOST_MAPPED)
        continue;
      for (guint64 place = from; place < to; place += sizeof bytes - 64)
        {
          gssize length;

          /* The window itself would be found again and again. */
          if (place < (guintptr) bytes + sizeof bytes && place + sizeof bytes > (guintptr) bytes)
            continue;
          length = pread (memory, bytes, MIN (sizeof bytes, to - place), (off_t) place);
          if (length > 24)
            found += count_in (bytes, (gsize) length, seed);
          explicit_bzero (bytes, sizeof bytes);
        }
    }
  close (memory);
  return found;
}

/* Fills a brief with marks that only the roster keeps once this is done. */
static void
add_marked (KdRoster *roster,
            gint64    id,
            guint8    seed,
            gboolean  loading)
{
  char           name[25], phone[25], number[25], city[25], tags[25];
  KdBrief        brief;
  const KdBrief *changed = &brief;

  kd_brief_init (&brief);
  make_mark (brief.name = name, seed);
  make_mark (brief.phones = phone, seed + 1);
  make_mark (brief.id_number = number, seed + 2);
  make_mark (brief.city = city, seed + 3);
  make_mark (brief.tags = tags, seed + 4);
  brief.id = id;
  if (loading)
    kd_roster_add (roster, &brief);
  else
    kd_roster_apply (roster, 2, &changed, 1, NULL, 0);
  explicit_bzero (name, sizeof name);
  explicit_bzero (phone, sizeof phone);
  explicit_bzero (number, sizeof number);
  explicit_bzero (city, sizeof city);
  explicit_bzero (tags, sizeof tags);
}

static void
test_nothing_stays (void)
{
  g_autoptr (Fixture) fixture = fixture_new (3, 300);
  KdRoster       *roster = kd_roster_new (NULL, 0, NULL, NULL, NULL);
  KdRosterSearch *search;
  KdRosterView   *view;
  guint           n_hits, total;
  char            text[25];

  /* Added first, so that its texts move as the arenas grow. */
  add_marked (roster, 100000, 10, TRUE);
  for (guint i = 0; i < fixture->briefs->len; i++)
    kd_roster_add (roster, fixture->briefs->pdata[i]);
  kd_roster_finish (roster, FIXTURE_TODAY, 1);
  add_marked (roster, 100001, 60, FALSE);
  view = kd_roster_view_new (roster, NULL, NULL);
  kd_roster_view_set_order (view, KD_ROSTER_COLUMN_CITY, TRUE);
  g_array_unref (kd_roster_view_count_words (view, KD_ROSTER_COLUMN_TAGS, KD_ROSTER_NONE));
  search = kd_roster_search_new (roster);
  make_mark (text, 10);
  g_assert_nonnull (kd_roster_search_run (search, text, 10, &n_hits, &total));
  explicit_bzero (text, sizeof text);

  for (guint8 seed = 10; seed < 15; seed++)
    {
      g_assert_cmpuint (count_in_memory (seed), >, 0);
      g_assert_cmpuint (count_in_memory (seed + 50), >, 0);
    }
  kd_roster_search_free (search);
  kd_roster_free (roster);
  g_assert_cmpuint (kd_roster_view_get_n_rows (view), ==, 0);
  for (guint8 seed = 10; seed < 15; seed++)
    {
      g_assert_cmpuint (count_in_memory (seed), ==, 0);
      g_assert_cmpuint (count_in_memory (seed + 50), ==, 0);
    }
  kd_roster_view_free (view);
}

/* A client that is gone is gone at once. */
static void
test_removed_goes (void)
{
  KdRoster *roster = kd_roster_new (NULL, 0, NULL, NULL, NULL);
  gint64    id = 1;

  add_marked (roster, 1, 120, TRUE);
  kd_roster_finish (roster, FIXTURE_TODAY, 1);
  g_assert_cmpuint (count_in_memory (120), >, 0);
  kd_roster_apply (roster, 2, NULL, 0, &id, 1);
  for (guint8 seed = 120; seed < 123; seed++)
    g_assert_cmpuint (count_in_memory (seed), ==, 0);
  kd_roster_free (roster);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wipe/nothing-stays", test_nothing_stays);
  g_test_add_func ("/wipe/removed-goes", test_removed_goes);
  return g_test_run ();
}
