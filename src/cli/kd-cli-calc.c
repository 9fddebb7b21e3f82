/* SPDX-License-Identifier: GPL-3.0-or-later */

/* calc: returns of a file, without a vault. */

#include "kd-cli.h"

#include "kd-error.h"
#include "kd-money.h"
#include "kd-returns.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define MOST_BYTES (16 * 1024 * 1024)
#define CURRENCY "CNY"

static gboolean
fail_at (GError    **error,
         const char *file,
         guint       line,
         const char *what)
{
  g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s”, line %u: %s"), file, line, what);
  return FALSE;
}

/* One line: a day, and one amount for each of @amounts; what is left out is 0. */
static gboolean
read_line (const char *text,
           const char *file,
           guint       line,
           KdDate     *date,
           gint64     *amounts,
           guint       n,
           GError    **error)
{
  g_auto (GStrv) cells = g_strsplit (text, ",", -1);
  g_autoptr (GError) local = NULL;

  if (g_strv_length (cells) > n + 1)
    return fail_at (error, file, line, _ ("there are too many columns; write no commas inside of numbers"));
  *date = kd_date_parse (g_strstrip (cells[0]));
  if (*date == KD_DATE_NONE)
    return fail_at (error, file, line, _ ("the first column is no day; write it as 2026-05-17"));
  for (guint i = 0; i < n; i++)
    {
      const char *cell = cells[i + 1] != NULL ? g_strstrip (cells[i + 1]) : "";

      amounts[i] = 0;
      if (cells[1] == NULL || (*cell != '\0' && !kd_money_parse (cell, CURRENCY, &amounts[i], &local)))
        return fail_at (error, file, line, local != NULL ? local->message : _ ("the amount is missing"));
      if (cells[i + 1] == NULL)
        break;
    }
  return TRUE;
}

/* Rows of @n amounts each; a first line that does not begin with a digit is a header. */
static GArray *
read_file (const char *file,
           guint       n,
           GError    **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (KdValueOn));
  g_auto (GStrv) lines = NULL;
  gsize size;

  if (!g_file_get_contents (file, &text, &size, error))
    return NULL;
  if (size > MOST_BYTES || !g_utf8_validate (text, (gssize) size, NULL))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("“%s” is no UTF-8 text, or larger than 16 MiB"), file);
      return NULL;
    }
  lines = g_strsplit (g_str_has_prefix (text, "\357\273\277") ? text + 3 : text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gint64    amounts[2] = { 0 };
      KdValueOn row = { 0 };

      g_strchomp (lines[i]);
      if (*lines[i] == '\0' || (i == 0 && !g_ascii_isdigit (*lines[i])))
        continue;
      if (!read_line (lines[i], file, i + 1, &row.date, amounts, n, error))
        return NULL;
      row.value = amounts[0];
      row.flow = amounts[1];
      g_array_append_val (rows, row);
    }
  return g_steal_pointer (&rows);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const KdValueOn *one = a, *other = b;

  return (one->date > other->date) - (one->date < other->date);
}

static KdReturn
calculate (const char *method,
           GArray     *rows)
{
  const KdValueOn   *values = (const KdValueOn *) (gpointer) rows->data;
  g_autofree KdFlow *flows = NULL;

  if (!g_str_equal (method, "xirr"))
    {
      g_array_sort (rows, compare_days);
      return g_str_equal (method, "twr") ? kd_returns_twr (values, rows->len) : kd_returns_dietz (values, rows->len);
    }
  flows = g_new (KdFlow, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    flows[i] = (KdFlow) { values[i].date, values[i].value };
  return kd_returns_xirr (flows, rows->len);
}

static void
say_return (KdCli          *cli,
            const KdReturn *result)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!cli->json)
    {
      if (result->reason == KD_RETURN_OK)
        printf ("value: %s\n", g_ascii_formatd (text, sizeof text, "%.10f", result->rate));
      else
        printf ("reason: %s\n", kd_return_reason_get_text (result->reason));
      if (result->several)
        puts (_ ("Other rates would do as well; this one is nearest to 0."));
      return;
    }
  json_builder_set_member_name (cli->out, "value");
  if (result->reason == KD_RETURN_OK)
    json_builder_add_double_value (cli->out, result->rate);
  else
    json_builder_add_null_value (cli->out);
  kd_cli_say (cli, "reason", result->reason == KD_RETURN_OK ? NULL : kd_return_reason_get_text (result->reason));
  kd_cli_say_flag (cli, "several", result->several);
}

/**
 * kd_cli_calc:
 * @cli: the call
 * @arguments: a method and a file
 * @error: return location
 *
 * `calc`: says the return of what stands in a CSV file: `date,amount` for xirr; `date,value,flow` for twr and
 * dietz, the value with the day's flow in it. Needs no vault.
 *
 * Returns: whether the file could be read; no result is in the exit code
 */
gboolean
kd_cli_calc (KdCli   *cli,
             char   **arguments,
             GError **error)
{
  static const char        usage[] = "calc xirr|twr|dietz FILE.csv";
  static const char *const methods[] = { "xirr", "twr", "dietz", NULL };
  g_autoptr (GArray) rows = NULL;
  KdReturn result;

  if (arguments[0] == NULL || arguments[1] == NULL || arguments[2] != NULL || !g_strv_contains (methods, arguments[0]))
    return kd_cli_usage (error, usage);
  rows = read_file (arguments[1], g_str_equal (arguments[0], "xirr") ? 1 : 2, error);
  if (rows == NULL)
    return FALSE;
  result = calculate (arguments[0], rows);
  say_return (cli, &result);
  if (result.reason != KD_RETURN_OK)
    cli->exit = KD_EXIT_FINDINGS;
  return TRUE;
}
