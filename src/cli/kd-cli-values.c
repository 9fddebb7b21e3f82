/* SPDX-License-Identifier: GPL-3.0-or-later */

/* check, lunar, pinyin, fields: what needs no vault. */

#include "kd-cli.h"

#include "kd-error.h"
#include "kd-identity.h"
#include "kd-kind.h"
#include "kd-lunar.h"
#include "kd-pinyin.h"

#include <glib/gi18n.h>

/**
 * kd_cli_check:
 * @cli: the call
 * @arguments: what it should be, and a number
 * @error: return location
 *
 * `check`: says whether a number can be right.
 *
 * Returns: %TRUE; an invalid number is in the exit code
 */
gboolean
kd_cli_check (KdCli   *cli,
              char   **arguments,
              GError **error)
{
  static const char usage[] = "check id|uscc|card|mobile VALUE";
  KdIdentityVerdict verdict;

  if (arguments[0] == NULL || arguments[1] == NULL || arguments[2] != NULL)
    return kd_cli_usage (error, usage);
  if (g_str_equal (arguments[0], "id"))
    verdict = kd_identity_check (arguments[1], NULL);
  else if (g_str_equal (arguments[0], "uscc"))
    verdict = kd_uscc_check (arguments[1], NULL);
  else if (g_str_equal (arguments[0], "card"))
    verdict = kd_card_check (arguments[1], NULL);
  else if (g_str_equal (arguments[0], "mobile"))
    verdict = kd_mobile_check (arguments[1], NULL);
  else
    return kd_cli_usage (error, usage);
  kd_cli_say_flag (cli, "valid", verdict == KD_IDENTITY_OK);
  kd_cli_say (cli, "reason", kd_identity_verdict_get_text (verdict));
  if (verdict != KD_IDENTITY_OK)
    cli->exit = KD_EXIT_FINDINGS;
  return TRUE;
}

/**
 * kd_cli_lunar:
 * @cli: the call
 * @arguments: a day
 * @error: return location
 *
 * `lunar`: says what a day is in the Chinese calendar, or a lunar day in the Gregorian one.
 *
 * Returns: whether it is a day of the years 1900 to 2100
 */
gboolean
kd_cli_lunar (KdCli   *cli,
              char   **arguments,
              GError **error)
{
  KdLunarDate      lunar;
  KdDate           date;
  char             text[KD_DATE_TEXT_SIZE];
  g_autofree char *name = NULL;

  if (arguments[0] == NULL || arguments[1] != NULL)
    return kd_cli_usage (error, "lunar DATE");
  if (kd_lunar_parse (arguments[0], &lunar))
    date = kd_lunar_to_date (&lunar);
  else
    {
      date = kd_date_parse (arguments[0]);
      if (date == KD_DATE_NONE || !kd_lunar_from_date (date, &lunar))
        {
          g_set_error (error,
                       KD_ERROR,
                       KD_ERROR_INVALID,
                       _ ("“%s” is no day of the years 1900 to 2100; write 2026-02-17 or 农历2026年正月初一"),
                       arguments[0]);
          return FALSE;
        }
    }
  name = kd_lunar_format (&lunar);
  kd_cli_say (cli, "date", kd_date_format (date, text));
  kd_cli_say (cli, "name", name);
  kd_cli_say_number (cli, "year", lunar.year);
  kd_cli_say_number (cli, "month", lunar.month);
  kd_cli_say_number (cli, "day", lunar.day);
  kd_cli_say_flag (cli, "leap", lunar.leap);
  return TRUE;
}

/**
 * kd_cli_pinyin:
 * @cli: the call
 * @arguments: a name
 * @error: return location
 *
 * `pinyin`: says how a name is read, in every way that it may be typed.
 *
 * Returns: whether there was one name
 */
gboolean
kd_cli_pinyin (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  g_autoptr (KdPinyin) pinyin = NULL;
  g_autofree char *initials = NULL;
  g_autofree char *readings = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) letters = NULL;

  if (arguments[0] == NULL || arguments[1] != NULL)
    return kd_cli_usage (error, "pinyin TEXT");
  pinyin = kd_pinyin_new ();
  readings = kd_pinyin_read (pinyin, arguments[0], &initials);
  names = g_strsplit (readings, "|", -1);
  letters = g_strsplit (initials, "|", -1);
  kd_cli_say_list (cli, "names", names);
  kd_cli_say_list (cli, "initials", letters);
  return TRUE;
}

static void
say_field (KdCli         *cli,
           const KdField *field)
{
  static const char *const storages[] = { "none", "text", "integer", "uuid", "blob" };

  if (!cli->json)
    {
      g_print ("  %-20s %s\n", field->name, _ (field->label));
      return;
    }
  json_builder_begin_object (cli->out);
  kd_cli_say_number (cli, "number", field->number);
  kd_cli_say (cli, "name", field->name);
  kd_cli_say (cli, "storage", storages[kd_field_get_storage (field)]);
  kd_cli_say (cli, "label", _ (field->label));
  json_builder_end_object (cli->out);
}

static void
say_kind (KdCli           *cli,
          const KdKindDef *def)
{
  if (cli->json)
    {
      json_builder_begin_object (cli->out);
      kd_cli_say_number (cli, "number", def->kind);
      kd_cli_say (cli, "name", def->name);
      kd_cli_say (cli, "label", _ (def->label));
    }
  else
    g_print ("%s (%s)\n", def->name, _ (def->label));
  kd_cli_begin_list (cli, "fields");
  for (guint i = 0; i < def->n_fields; i++)
    say_field (cli, &def->fields[i]);
  kd_cli_end_list (cli);
  if (cli->json)
    json_builder_end_object (cli->out);
}

/**
 * kd_cli_fields:
 * @cli: the call
 * @arguments: a kind, or nothing for all
 * @error: return location
 *
 * `fields`: lists what a record can hold, as `add`, `set` and --where name it. With --json, with the
 * numbers that docs/ledger.md hashes.
 *
 * Returns: whether there is such a kind
 */
gboolean
kd_cli_fields (KdCli   *cli,
               char   **arguments,
               GError **error)
{
  const KdKindDef *only = NULL;

  if (arguments[0] != NULL && arguments[1] != NULL)
    return kd_cli_usage (error, "fields [KIND]");
  if (arguments[0] != NULL && (only = kd_cli_find_kind (arguments[0], error)) == NULL)
    return FALSE;
  kd_cli_begin_list (cli, "kinds");
  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    if (only == NULL || only == kd_kind_get_def ((KdKind) kind))
      say_kind (cli, kd_kind_get_def ((KdKind) kind));
  kd_cli_end_list (cli);
  return TRUE;
}
