/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures the roster over invented clients; prints one `name value` a line for bench.py.
 *
 * usage: bench-roster CLIENTS */

#include "kd-roster-search.h"
#include "kd-roster-view.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TODAY 20000
#define N_CHARACTERS 600
#define SHOWN 50

static const KdRosterAttribute attributes[] = { { 7, TRUE }, { 7, TRUE }, { 6, TRUE }, { 9, TRUE }, { 2, TRUE }, { 5, TRUE }, { 13, FALSE }, { 6, FALSE } };
static const char *const       initials[] = { "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y", "w" };
static const char *const       finals[] = { "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "i", "ian", "iang", "in", "ing", "o", "ong", "ou", "u", "ui", "un" };
static const char *const       cities[] = { "上海", "北京", "深圳", "杭州", "成都", "南京", "武汉", "西安", "苏州", "厦门" };
static const char *const       tags[] = { NULL, "VIP", "企业主", "退休", "企业主,VIP", "退休,VIP" };

static char syllables[N_CHARACTERS][8];
static char characters[N_CHARACTERS][4];

/* Times in microseconds. */
static GArray *times;

/* The processor's time of this thread: nothing measured here waits for anything, and what the machine
 * does beside is not the roster's. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
start_series (void)
{
  g_array_set_size (times, 0);
}

static void
take_time (gint64 start)
{
  gint64 taken = now () - start;

  g_array_append_val (times, taken);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return (*(const gint64 *) a > *(const gint64 *) b) - (*(const gint64 *) a < *(const gint64 *) b);
}

static void
end_series (const char *name)
{
  g_array_sort (times, compare);
  g_print ("%s-median-ms %.4f\n", name, (double) g_array_index (times, gint64, times->len / 2) / 1000);
  g_print ("%s-p99-ms %.4f\n", name, (double) g_array_index (times, gint64, times->len * 99 / 100) / 1000);
}

static double
milliseconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
classify (const KdBrief *brief,
          KdDate         today,
          guint8        *values,
          gpointer       data)
{
  guint64 mix = (guint64) brief->id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    values[i] = (guint8) ((mix >> (8 + 6 * i) & 0xff) * (mix >> (10 + 6 * i) & 0xff) / 256 * attributes[i].n_values / 256);
}

static guint
below (GRand *random,
       guint  most)
{
  return (guint) g_rand_int_range (random, 0, (gint32) most);
}

static void
make_characters (GRand *random)
{
  for (guint i = 0; i < N_CHARACTERS; i++)
    {
      characters[i][g_unichar_to_utf8 (0x4e00 + i * 23, characters[i])] = '\0';
      g_snprintf (syllables[i], sizeof syllables[i], "%s%s", initials[below (random, G_N_ELEMENTS (initials))], finals[below (random, G_N_ELEMENTS (finals))]);
    }
}

/* A few surnames are most people's. */
static guint
pick (GRand *random,
      guint  most)
{
  double place = g_rand_double (random);

  return (guint) (place * place * place * most);
}

static void
make_brief (GRand   *random,
            gint64   id,
            KdBrief *brief)
{
  guint surname = pick (random, 200), first = 100 + pick (random, 500), second = 100 + pick (random, 500);
  guint three = below (random, 10) < 7;

  kd_brief_init (brief);
  brief->id = id;
  for (guint i = 0; i < 4; i++)
    {
      guint32 word = g_rand_int (random);

      memcpy (brief->uuid.bytes + 4 * i, &word, sizeof word);
    }
  brief->name = g_strconcat (characters[surname], characters[first], three ? characters[second] : NULL, NULL);
  brief->pinyin = g_strconcat (syllables[surname], " ", syllables[first], three ? " " : NULL, syllables[second], NULL);
  brief->phones = g_strdup_printf ("1%010u", g_rand_int (random));
  brief->id_number = g_strdup_printf ("3301%05u%08u%c", below (random, 99999), below (random, 99999999), below (random, 11) == 0 ? 'X' : '7');
  brief->city = g_strdup (cities[below (random, G_N_ELEMENTS (cities))]);
  brief->tags = g_strdup (tags[below (random, G_N_ELEMENTS (tags))]);
  brief->birth = (KdDate) below (random, 15000);
  brief->level = (int) below (random, 6);
  brief->assets = (gint64) pick (random, 1u << 31) * 10;
  brief->last_contact = TODAY - (KdDate) below (random, 600);
}

static KdRoster *
load (guint clients)
{
  KdBrief  *briefs = g_new (KdBrief, clients);
  GRand    *random = g_rand_new_with_seed (1);
  KdRoster *roster = kd_roster_new (attributes, G_N_ELEMENTS (attributes), classify, NULL, NULL);
  gint64    start;
  double    adding;

  make_characters (random);
  for (guint i = 0; i < clients; i++)
    make_brief (random, i + 1, &briefs[i]);
  start = g_get_monotonic_time ();
  kd_roster_reserve (roster, clients);
  for (guint i = 0; i < clients; i++)
    kd_roster_add (roster, &briefs[i]);
  adding = milliseconds_since (start);
  kd_roster_finish (roster, TODAY, 1);
  g_print ("build-ms %.2f\nadd-ms %.2f\n", milliseconds_since (start), adding);
  for (guint i = 0; i < clients; i++)
    kd_brief_clear (&briefs[i]);
  g_free (briefs);
  g_rand_free (random);
  return roster;
}

static void
type (KdRosterSearch *search,
      const char     *text)
{
  guint n_hits, total;

  for (const char *c = text; *c != '\0';)
    {
      g_autofree char *part = NULL;
      gint64           start;

      c = g_utf8_next_char (c);
      part = g_strndup (text, (gsize) (c - text));
      start = now ();
      kd_roster_search_run (search, part, SHOWN, &n_hits, &total);
      take_time (start);
    }
}

/* Names by characters, by reading, by initials, and ends of numbers, each typed sign by sign; then the
 * same at one stroke, as pasted, where there are no hits of before to look among. */
static void
search (KdRoster *roster,
        gboolean  pasted)
{
  g_autoptr (KdRosterSearch) typing = kd_roster_search_new (roster);
  GRand *random = g_rand_new_with_seed (2);
  guint  n_hits, total;

  start_series ();
  for (guint i = 0; i < 60; i++)
    {
      guint            surname = pick (random, 200), first = 100 + pick (random, 500);
      g_autofree char *tail = g_strdup_printf ("%04u", below (random, 10000));
      g_autofree char *letters = g_strconcat (syllables[surname], syllables[first], NULL);
      g_autofree char *two = g_strdup_printf ("%c%c", syllables[surname][0], syllables[first][0]);
      g_autofree char *name = g_strconcat (characters[surname], characters[first], NULL);
      const char      *texts[] = { letters, two, name, tail };

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          gint64 start = now ();

          if (!pasted)
            type (typing, texts[j]);
          else
            {
              kd_roster_search_run (typing, texts[j], SHOWN, &n_hits, &total);
              take_time (start);
            }
        }
    }
  end_series (pasted ? "pasted" : "keystroke");
  g_rand_free (random);
}

static void
read_counts (KdRosterView *view)
{
  KdRosterTally tallies[KD_ROSTER_VALUES];

  kd_roster_view_get_total (view);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (attributes[i].joint)
      kd_roster_view_count_values (view, i, tallies);
}

static void
filter (KdRoster *roster)
{
  g_autoptr (KdRosterView) view = kd_roster_view_new (roster, NULL, NULL);

  read_counts (view);
  start_series ();
  for (guint i = 0; i < 200; i++)
    {
      gint64 start = now ();

      kd_roster_view_allow (view, i % 6, i % 12 < 6 ? 1 + i % 2 : 0);
      read_counts (view);
      take_time (start);
    }
  end_series ("cross-filter");
  start_series ();
  for (guint i = 0; i < 100; i++)
    {
      KdRosterTest *tests[] = {
        kd_roster_test_new_text (KD_ROSTER_COLUMN_CITY, KD_ROSTER_IS, cities[i % 10]),
        kd_roster_test_new_text (KD_ROSTER_COLUMN_TAGS, KD_ROSTER_HAS_TAG, "VIP"),
        kd_roster_test_new_number (KD_ROSTER_COLUMN_ASSETS, KD_ROSTER_MORE, 1000000),
        kd_roster_test_new_number (KD_ROSTER_COLUMN_LAST_CONTACT, KD_ROSTER_LESS, TODAY - 90),
      };
      gint64 start = now ();

      kd_roster_view_take_test (view, 0, g_steal_pointer (&tests[i % 4]));
      read_counts (view);
      take_time (start);
      for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
        kd_roster_test_free (tests[j]);
    }
  end_series ("test-filter");
  start_series ();
  for (guint i = 0; i < 20; i++)
    {
      gint64 start = now ();

      g_array_unref (kd_roster_view_count_words (view, KD_ROSTER_COLUMN_CITY, 0));
      take_time (start);
    }
  end_series ("count-cities");
}

static void
order (KdRoster *roster)
{
  static const KdRosterColumn columns[] = { KD_ROSTER_COLUMN_ASSETS, KD_ROSTER_COLUMN_LAST_CONTACT, KD_ROSTER_COLUMN_CITY, KD_ROSTER_COLUMN_NAME };
  g_autoptr (KdRosterView) view = kd_roster_view_new (roster, NULL, NULL);

  start_series ();
  for (guint i = 0; i < 12; i++)
    {
      gint64 start = now ();

      kd_roster_view_set_order (view, columns[i % 4], i % 2 == 0);
      kd_roster_view_get_slot (view, 0);
      take_time (start);
    }
  end_series ("order");
}

static void
edit (KdRoster *roster,
      gboolean  renamed)
{
  g_autoptr (KdRosterView) view = kd_roster_view_new (roster, NULL, NULL);
  GRand *random = g_rand_new_with_seed (3);
  guint  clients = kd_roster_get_n_clients (roster);

  kd_roster_view_set_order (view, KD_ROSTER_COLUMN_ASSETS, TRUE);
  kd_roster_view_get_slot (view, 0);
  start_series ();
  for (guint i = 0; i < 100; i++)
    {
      KdBrief        brief, known;
      const KdBrief *changed = &brief;
      gint64         start, id = 1 + below (random, clients);

      make_brief (random, id, &brief);
      if (!renamed)
        {
          kd_roster_peek (roster, kd_roster_find (roster, id), &known);
          g_set_str (&brief.name, known.name);
        }
      start = now ();
      kd_roster_apply (roster, i, &changed, 1, NULL, 0);
      kd_roster_view_get_slot (view, 0);
      take_time (start);
      kd_brief_clear (&brief);
    }
  end_series (renamed ? "rename" : "edit");
  g_rand_free (random);
}

int
main (int   argc,
      char *argv[])
{
  guint     clients = argc > 1 ? (guint) atoi (argv[1]) : 10000;
  KdRoster *roster;
  gsize     columns, text;

  times = g_array_new (FALSE, FALSE, sizeof (gint64));
  roster = load (clients);
  kd_roster_measure (roster, &columns, &text);
  g_print ("columns-bytes %.1f\ntext-bytes %.1f\n", (double) columns / clients, (double) text / clients);
  search (roster, FALSE);
  search (roster, TRUE);
  filter (roster);
  order (roster);
  edit (roster, FALSE);
  edit (roster, TRUE);
  kd_roster_free (roster);
  g_array_unref (times);
  return 0;
}
