/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the numbers of a workbook mean: ECMA-376 part 1, 18.8.30 (formats), 18.17.4 (dates). */

#include "kd-xlsx-format.h"

#include "kd-date.h"

#include <math.h>
#include <string.h>

/* A spreadsheet keeps fifteen digits. */
#define KEPT_DIGITS 15
#define FIRST_CUT 1e15

#define LAST_SERIAL 2958465 /* 9999-12-31 */

/**
 * kd_xlsx_format_classify_builtin:
 * @id: number of a built-in format, those of Chinese, Japanese and Korean programs among them
 *
 * Returns: what it makes of a number
 */
KdXlsxNumber
kd_xlsx_format_classify_builtin (guint id)
{
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return KD_XLSX_DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 55 || id == 56)
    return KD_XLSX_TIME;
  return KD_XLSX_PLAIN;
}

/* Past what stands in quotation marks, brackets or behind an escape; NULL at the end of the first section. */
static const char *
next_letter (const char *c,
             gboolean   *elapsed)
{
  for (; *c != '\0' && *c != ';'; c++)
    switch (*c)
      {
      case '"':
        c = strchr (c + 1, '"');
        if (c == NULL)
          return NULL;
        break;
      case '[':
        *elapsed |= strchr ("hHmMsS", c[1]) != NULL && (c[2] == ']' || c[2] == c[1]);
        c = strchr (c, ']');
        if (c == NULL)
          return NULL;
        break;
      case '\\':
      case '_':
      case '*':
        if (c[1] == '\0')
          return NULL;
        c = g_utf8_next_char (c + 1) - 1;
        break;
      default:
        if (g_ascii_isalpha (*c))
          return c;
      }
  return NULL;
}

/**
 * kd_xlsx_format_classify:
 * @code: a number format, such as `yyyy"年"m"月"d"日"`
 *
 * Returns: what it makes of a number
 */
KdXlsxNumber
kd_xlsx_format_classify (const char *code)
{
  gboolean year = FALSE, day = FALSE, month = FALSE, clock = FALSE, elapsed = FALSE;

  for (const char *c = next_letter (code, &elapsed); c != NULL; c = next_letter (c, &elapsed))
    {
      if (g_ascii_strncasecmp (c, "general", 7) == 0)
        return KD_XLSX_PLAIN;
      if (g_ascii_strncasecmp (c, "am/pm", 5) == 0)
        {
          clock = TRUE;
          c += 5;
          continue;
        }
      /* “e” is a year only where no number stands before it: 0.00E+00 */
      year |= *c == 'y' || *c == 'Y' || ((*c == 'e' || *c == 'E') && c[1] != '+' && c[1] != '-');
      day |= *c == 'd' || *c == 'D';
      month |= *c == 'm' || *c == 'M';
      clock |= *c == 'h' || *c == 'H' || *c == 's' || *c == 'S';
      c++;
    }
  if (elapsed)
    return KD_XLSX_PLAIN;
  if (year || day || (month && !clock))
    return KD_XLSX_DATE;
  return clock ? KD_XLSX_TIME : KD_XLSX_PLAIN;
}

/* Day of a serial number, or KD_DATE_NONE: the 29 February 1900 that never was, and what is out of bounds. */
static KdDate
find_day (gint64   serial,
          gboolean since_1904)
{
  if (serial < 0 || serial > LAST_SERIAL || (!since_1904 && (serial == 0 || serial == 60)))
    return KD_DATE_NONE;
  if (since_1904)
    return kd_date_new (1904, 1, 1) + (KdDate) serial;
  return kd_date_new (1899, 12, serial < 60 ? 31 : 30) + (KdDate) serial;
}

static char *
format_date (double   value,
             gboolean since_1904)
{
  double seconds = round ((value - floor (value)) * 86400);
  gint64 serial = (gint64) floor (value) + (seconds >= 86400);
  KdDate day = find_day (serial, since_1904);
  int    s = seconds >= 86400 ? 0 : (int) seconds;
  char   text[KD_DATE_TEXT_SIZE];

  if (day == KD_DATE_NONE)
    return NULL;
  kd_date_format (day, text);
  return s == 0 ? g_strdup (text) : g_strdup_printf ("%s %02d:%02d:%02d", text, s / 3600, s / 60 % 60, s % 60);
}

static char *
format_time (double value)
{
  int s = (int) round ((value - floor (value)) * 86400) % 86400;

  return g_strdup_printf ("%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
}

/* As a spreadsheet shows it: fifteen digits, never with an exponent. */
static char *
format_plain (double value)
{
  char text[64];
  int  magnitude = value == 0 ? 0 : (int) floor (log10 (fabs (value)));
  int  decimals = CLAMP (KEPT_DIGITS - 1 - magnitude, 0, 20);
  char format[8];

  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, sizeof text, format, value);
  if (strchr (text, '.') != NULL)
    {
      gsize size = strlen (text);

      while (text[size - 1] == '0')
        text[--size] = '\0';
      if (text[size - 1] == '.')
        text[--size] = '\0';
    }
  return g_strdup (g_str_equal (text, "-0") ? "0" : text);
}

/**
 * kd_xlsx_format_number:
 * @value: a number as the file has it
 * @number: what its format makes of it
 * @since_1904: whether days count from 1904
 * @flags: (inout): gets what is known of the cell
 *
 * Returns: (transfer full): the number, day or time as text
 */
char *
kd_xlsx_format_number (const char  *value,
                       KdXlsxNumber number,
                       gboolean     since_1904,
                       KdCellFlags *flags)
{
  char  *end;
  double parsed = g_ascii_strtod (value, &end);
  char  *text = NULL;

  if (end == value || *end != '\0' || !isfinite (parsed))
    return g_strdup (value);
  *flags |= KD_CELL_NUMBER;
  if (number == KD_XLSX_DATE)
    text = format_date (parsed, since_1904);
  if (text != NULL)
    {
      *flags = (*flags & ~KD_CELL_NUMBER) | KD_CELL_DATE;
      return text;
    }
  if (number == KD_XLSX_TIME && parsed >= 0 && parsed < 1)
    return format_time (parsed);
  if (fabs (parsed) >= FIRST_CUT)
    {
      *flags |= KD_CELL_CUT;
      return fabs (parsed) < 1e40 ? g_strdup_printf ("%.0f", parsed) : g_strdup (value);
    }
  return format_plain (parsed);
}

/**
 * kd_xlsx_unescape:
 * @text: (transfer full): text of a workbook
 *
 * Undoes `_x000D_`: how characters are written that XML cannot hold.
 *
 * Returns: (transfer full): the text
 */
char *
kd_xlsx_unescape (char *text)
{
  char *to = text;

  if (strstr (text, "_x") == NULL)
    return text;
  for (const char *c = text; *c != '\0';)
    {
      guint    code = 0;
      gboolean escape = c[0] == '_' && c[1] == 'x';

      for (guint i = 2; escape && i < 6; i++)
        if (g_ascii_isxdigit (c[i]))
          code = code * 16 + (guint) g_ascii_xdigit_value (c[i]);
        else
          escape = FALSE;
      if (escape && c[6] == '_' && code != 0 && g_unichar_validate (code))
        {
          to += g_unichar_to_utf8 (code, to);
          c += 7;
        }
      else
        *to++ = *c++;
    }
  *to = '\0';
  return text;
}
