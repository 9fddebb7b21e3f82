/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-likeness.h"

#include "kd-roster-search.h"

/* So many hits of one search are looked at: more namesakes than that help nobody. */
#define LOOK 50

static gboolean
has_phone (const char *phones,
           const char *mobile)
{
  g_auto (GStrv) numbers = g_strsplit (phones != NULL ? phones : "", " ", -1);

  return g_strv_contains ((const char *const *) numbers, mobile);
}

static gboolean
is_like (const KdBrief *brief,
         KdLikenessWhy  why,
         const char    *text,
         const char    *id_number,
         KdDate         birth)
{
  /* Two different identity numbers are two people, whatever else they share: spouses share a phone. */
  gboolean two = *id_number != '\0' && brief->id_number != NULL && *brief->id_number != '\0' && g_ascii_strcasecmp (brief->id_number, id_number) != 0;

  switch (why)
    {
    case KD_LIKENESS_ID_NUMBER:
      return brief->id_number != NULL && g_ascii_strcasecmp (brief->id_number, text) == 0;
    case KD_LIKENESS_MOBILE:
      return has_phone (brief->phones, text);
    case KD_LIKENESS_BIRTH:
      return !two && birth != KD_DATE_NONE && brief->birth == birth && g_strcmp0 (brief->name, text) == 0;
    case KD_LIKENESS_NAME:
    default:
      return !two && g_strcmp0 (brief->name, text) == 0 && (birth == KD_DATE_NONE || brief->birth == KD_DATE_NONE);
    }
}

static gboolean
contains (GArray       *found,
          const KdUuid *client)
{
  for (guint i = 0; i < found->len; i++)
    if (kd_uuid_equal (&g_array_index (found, KdLikeness, i).client, client))
      return TRUE;
  return FALSE;
}

/**
 * kd_client_likeness_find:
 * @directory: a settled directory
 * @name: the name, or ""
 * @mobile: bare digits of the mobile number, or ""
 * @id_number: the number of the identity document, or ""
 * @birth: birth date, or %KD_DATE_NONE
 * @limit: how many at the most
 *
 * Looks for clients who may be the person that is being put on file, in memory, archived ones too. A name
 * alone counts only where one of both birth dates is not known.
 *
 * Returns: (transfer full) (element-type KdLikeness): each client once, the surest first
 */
GArray *
kd_client_likeness_find (KdDirectory *directory,
                         const char  *name,
                         const char  *mobile,
                         const char  *id_number,
                         KdDate       birth,
                         guint        limit)
{
  const char *const texts[] = { id_number, mobile, name };
  KdRoster         *roster = kd_directory_get_roster (directory);
  GArray           *found = g_array_new (FALSE, FALSE, sizeof (KdLikeness));
  g_autoptr (KdRosterSearch) search = kd_roster_search_new (roster);
  const KdRosterHit *hits = NULL;
  guint              n_hits = 0, total;

  for (guint why = 0; why <= KD_LIKENESS_NAME; why++)
    {
      const char *text = texts[MIN (why, G_N_ELEMENTS (texts) - 1)];

      if (why < G_N_ELEMENTS (texts))
        hits = kd_roster_search_run (search, text, LOOK, &n_hits, &total);
      for (guint i = 0; i < n_hits && found->len < limit; i++)
        {
          KdLikeness likeness = { .why = (KdLikenessWhy) why };
          KdBrief    brief;

          kd_roster_peek (roster, hits[i].slot, &brief);
          likeness.client = brief.uuid;
          if (is_like (&brief, likeness.why, text, id_number, birth) && !contains (found, &brief.uuid))
            g_array_append_val (found, likeness);
        }
    }
  return found;
}
