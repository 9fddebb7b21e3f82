/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-line.h"

#include "kd-row.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
set_facts (KdClientLine        *self,
           const KdClientFacts *facts,
           const KdClientLook  *look)
{
  const KdBrief *brief = &facts->brief;

  self->archived = (brief->flags & KD_BRIEF_ARCHIVED) != 0;
  self->facts[KD_CLIENT_FACT_TIER] = g_strdup (self->archived ? _ ("Archived") : facts->segment_label);
  if (brief->last_contact == KD_DATE_NONE)
    self->facts[KD_CLIENT_FACT_CONTACT] = g_strdup (_ ("Never contacted"));
  else
    {
      g_autofree char *past = kd_words_contact (brief->last_contact, facts->today);

      /* Translators: when the last contact was, "18 days ago" */
      self->facts[KD_CLIENT_FACT_CONTACT] = g_strdup_printf (_ ("contact %s"), past);
    }
  self->facts[KD_CLIENT_FACT_AGE] = brief->birth != KD_DATE_NONE ? kd_words_age (brief->birth, facts->today) : g_strdup ("");
  self->facts[KD_CLIENT_FACT_CITY] = g_strdup (look->city && brief->city != NULL ? brief->city : "");
}

static void
set_assets (KdClientLine       *self,
            const KdBrief      *brief,
            const KdClientLook *look)
{
  if (look->privacy)
    {
      self->assets = g_strdup (KD_WORDS_HIDDEN);
      self->assets_full = g_strdup (_ ("Amount hidden"));
    }
  else if (brief->assets == KD_BRIEF_NO_AMOUNT)
    self->assets = g_strdup (KD_WORDS_UNKNOWN);
  else
    {
      self->assets = look->full_amounts ? kd_words_amount_full (brief->assets, KD_DEFAULT_CURRENCY, KD_DEFAULT_CURRENCY) : kd_words_amount_short (brief->assets, KD_DEFAULT_CURRENCY);
      self->assets_full = kd_words_amount_spoken (brief->assets, KD_DEFAULT_CURRENCY, brief->assets_date);
    }
}

static void
set_pill (KdClientLine        *self,
          const KdClientFacts *facts)
{
  self->level = facts->light.level;
  self->pill = kd_light_describe (&facts->light);
  if (self->pill == NULL && facts->brief.level > 0)
    self->pill = g_strdup_printf ("C%d", facts->brief.level);
}

static void
set_why (KdClientLine        *self,
         const KdClientMatch *match)
{
  if (match == NULL || match->text == NULL)
    return;
  switch (match->why)
    {
    case KD_CLIENT_WHY_PHONE:
      self->why = g_strdup_printf (_ ("phone ending %s"), match->text);
      break;
    case KD_CLIENT_WHY_ID_NUMBER:
      self->why = g_strdup_printf (_ ("ID ending %s"), match->text);
      break;
    case KD_CLIENT_WHY_NAME:
    case KD_CLIENT_WHY_READING:
    case KD_CLIENT_WHY_TEXT:
    default:
      self->why = g_strdup (match->text);
    }
  self->why_text = match->why == KD_CLIENT_WHY_TEXT;
  self->why_start = match->text_start + (guint) g_utf8_strlen (self->why, strstr (self->why, match->text) - self->why);
  self->why_length = match->text_length;
}

/**
 * kd_client_line_init:
 * @self: (out caller-allocates): words
 * @item: a client of a list
 * @look: how the list shows clients
 *
 * Puts into words what is known of a client now.
 *
 * Returns: %FALSE if the client was deleted or the book is locked; then there are no words
 */
gboolean
kd_client_line_init (KdClientLine       *self,
                     KdClientItem       *item,
                     const KdClientLook *look)
{
  KdClientFacts facts;

  *self = (KdClientLine) { 0 };
  if (!kd_client_item_read (item, &facts))
    return FALSE;
  self->name = g_strdup (facts.brief.name != NULL ? facts.brief.name : "");
  set_facts (self, &facts, look);
  set_assets (self, &facts.brief, look);
  set_pill (self, &facts);
  set_why (self, kd_client_item_get_match (item));
  return TRUE;
}

/**
 * kd_client_line_clear:
 * @self: words, or zeros
 *
 * Frees what is in it; then there are none.
 */
void
kd_client_line_clear (KdClientLine *self)
{
  g_free (self->name);
  g_free (self->assets);
  g_free (self->assets_full);
  for (guint i = 0; i < KD_CLIENT_N_FACTS; i++)
    g_free (self->facts[i]);
  g_free (self->pill);
  g_free (self->why);
  *self = (KdClientLine) { 0 };
}

/**
 * kd_client_line_join_facts:
 * @self: words
 * @n: how many facts there is room for
 *
 * Returns: (transfer full): the facts in the order of reading, without those that go first
 */
char *
kd_client_line_join_facts (const KdClientLine *self,
                           guint               n)
{
  static const KdClientFact order[] = { KD_CLIENT_FACT_TIER, KD_CLIENT_FACT_AGE, KD_CLIENT_FACT_CITY, KD_CLIENT_FACT_CONTACT };
  GString                  *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *fact = order[i] < n ? self->facts[order[i]] : "";

      if (*fact != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", fact);
    }
  return g_string_free_and_steal (text);
}

/**
 * kd_client_line_speak:
 * @self: words
 *
 * Returns: (transfer full): all of it, for a screen reader
 */
char *
kd_client_line_speak (const KdClientLine *self)
{
  g_autofree char *facts = kd_client_line_join_facts (self, KD_CLIENT_N_FACTS);
  const char      *each[] = { self->name, self->assets_full != NULL ? self->assets_full : _ ("unknown"), facts, self->pill, self->why };
  GString         *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (each); i++)
    if (each[i] != NULL)
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", each[i]);
  return g_string_free_and_steal (text);
}
