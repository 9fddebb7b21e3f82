/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-light.h"

#include <glib/gi18n-lib.h>

static KdLight
of_last_day (KdLightKind kind,
             int         warn_days,
             KdDate      last,
             KdDate      today)
{
  int days;

  if (last == KD_DATE_NONE)
    return (KdLight) { KD_LIGHT_SILENT, kind, KD_LIGHT_FINE, 0 };
  days = last - today;
  if (days < 0)
    return (KdLight) { KD_LIGHT_ERROR, kind, KD_LIGHT_OVER, 0 };
  if (days == 0)
    return (KdLight) { KD_LIGHT_ERROR, kind, KD_LIGHT_LAST_DAY, 0 };
  if (days <= warn_days)
    return (KdLight) { KD_LIGHT_WARNING, kind, KD_LIGHT_NEAR, days };
  return (KdLight) { KD_LIGHT_SILENT, kind, KD_LIGHT_FINE, 0 };
}

/**
 * kd_light_of_assessment:
 * @rules: the rules in force
 * @level: the newest assessment's level 1 to 5, or 0 for none
 * @assessed: its day, or %KD_DATE_NONE
 * @today: the present day
 *
 * The last day is the end of the term of [func@suitability_get_expiry]: the level still holds on it, but what
 * has to be done has to be done now.
 *
 * Returns: the light
 */
KdLight
kd_light_of_assessment (const KdRuleSet *rules,
                        int              level,
                        KdDate           assessed,
                        KdDate           today)
{
  switch (kd_suitability_get_state (&rules->assessment, level, assessed, today, rules->bands.warn_days))
    {
    case KD_ASSESSMENT_NONE:
      return (KdLight) { KD_LIGHT_WARNING, KD_LIGHT_ASSESSMENT, KD_LIGHT_MISSING, 0 };
    case KD_ASSESSMENT_UNDATED:
      return (KdLight) { KD_LIGHT_ERROR, KD_LIGHT_ASSESSMENT, KD_LIGHT_UNDATED, 0 };
    case KD_ASSESSMENT_VALID:
    case KD_ASSESSMENT_EXPIRING:
    case KD_ASSESSMENT_EXPIRED:
    default:
      return of_last_day (KD_LIGHT_ASSESSMENT, rules->bands.warn_days, kd_suitability_get_expiry (&rules->assessment, assessed), today);
    }
}

/**
 * kd_light_of_id:
 * @rules: the rules in force
 * @valid_until: the document's last day, %KD_DATE_NONE where unknown or long-term
 * @today: the present day
 *
 * Returns: the light
 */
KdLight
kd_light_of_id (const KdRuleSet *rules,
                KdDate           valid_until,
                KdDate           today)
{
  return of_last_day (KD_LIGHT_ID, rules->bands.warn_days, valid_until, today);
}

/**
 * kd_light_of_product:
 * @rules: the rules in force
 * @matures: the day on which it matures, or %KD_DATE_NONE
 * @today: the present day
 *
 * Returns: the light
 */
KdLight
kd_light_of_product (const KdRuleSet *rules,
                     KdDate           matures,
                     KdDate           today)
{
  return of_last_day (KD_LIGHT_PRODUCT, rules->bands.warn_days, matures, today);
}

/**
 * kd_light_of_figures:
 * @rules: the rules in force
 * @date: the day that a valuation or declaration is of, or %KD_DATE_NONE
 * @today: the present day
 *
 * Returns: the light: a warning where the figures are older than the rules call fresh
 */
KdLight
kd_light_of_figures (const KdRuleSet *rules,
                     KdDate           date,
                     KdDate           today)
{
  if (date == KD_DATE_NONE || kd_date_add_months (date, rules->bands.stale_months) >= today)
    return (KdLight) { KD_LIGHT_SILENT, KD_LIGHT_FIGURES, KD_LIGHT_FINE, 0 };
  return (KdLight) { KD_LIGHT_WARNING, KD_LIGHT_FIGURES, KD_LIGHT_OLD, 0 };
}

/**
 * kd_light_worse:
 * @one: a light
 * @other: another one
 *
 * Returns: the louder one; of two that are as loud the one about the graver thing
 */
KdLight
kd_light_worse (KdLight one,
                KdLight other)
{
  if (one.level != other.level)
    return one.level > other.level ? one : other;
  return one.kind <= other.kind ? one : other;
}

/**
 * kd_light_of_client:
 * @rules: the rules in force
 * @client: a client
 * @today: the present day
 *
 * Returns: the client's worst light but for products, which a brief does not know; silent for one who is no longer served
 */
KdLight
kd_light_of_client (const KdRuleSet *rules,
                    const KdBrief   *client,
                    KdDate           today)
{
  KdLight worst;

  if (client->flags & KD_BRIEF_ARCHIVED)
    return (KdLight) { KD_LIGHT_SILENT, KD_LIGHT_ASSESSMENT, KD_LIGHT_FINE, 0 };
  worst = kd_light_of_assessment (rules, client->level, client->assessed, today);
  worst = kd_light_worse (worst, kd_light_of_id (rules, client->id_valid_until, today));
  return kd_light_worse (worst, kd_light_of_figures (rules, client->assets_date, today));
}

static char *
describe_near (const KdLight *self)
{
  gulong n = (gulong) self->days;

  switch (self->kind)
    {
    case KD_LIGHT_ID:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "ID expires in %d day", "ID expires in %d days", n), self->days);
    case KD_LIGHT_PRODUCT:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Matures in %d day", "Matures in %d days", n), self->days);
    case KD_LIGHT_ASSESSMENT:
    case KD_LIGHT_FIGURES:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Assessment expires in %d day", "Assessment expires in %d days", n), self->days);
    }
}

/**
 * kd_light_describe:
 * @self: a light
 *
 * Returns: (transfer full) (nullable): what the pill says, or %NULL for a light that is silent
 */
char *
kd_light_describe (const KdLight *self)
{
  static const char *const last_day[] = { N_ ("Assessment expires today"), N_ ("ID expires today"), N_ ("Matures today") };
  static const char *const over[] = { N_ ("Assessment expired"), N_ ("ID expired"), N_ ("Matured") };

  switch (self->state)
    {
    case KD_LIGHT_FINE:
      return NULL;
    case KD_LIGHT_MISSING:
      return g_strdup (_ ("Not assessed"));
    case KD_LIGHT_UNDATED:
      return g_strdup (_ ("Assessment date unknown"));
    case KD_LIGHT_OLD:
      return g_strdup (_ ("Figures are old"));
    case KD_LIGHT_NEAR:
      return describe_near (self);
    case KD_LIGHT_LAST_DAY:
      return g_strdup (_ (last_day[self->kind]));
    case KD_LIGHT_OVER:
      return g_strdup (_ (over[self->kind]));
    default:
      g_return_val_if_reached (NULL);
    }
}
