/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-text.h"

#include "kd-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * kd_text_clean:
 * @text: what a person or a file says
 * @error: return location
 *
 * Makes a text fit to be stored: composed (NFC), line ends as `\n`, no blanks at either end. Bytes
 * that are not UTF-8 and control characters are refused: a text with such characters compares unequal
 * to what it looks like.
 *
 * Returns: (transfer full) (nullable): the clean text
 */
char *
kd_text_clean (const char *text,
               GError    **error)
{
  g_autoptr (GString) lines = NULL;
  char *clean;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The text is not valid UTF-8"));
      return NULL;
    }
  lines = g_string_new (text);
  g_string_replace (lines, "\r\n", "\n", 0);
  g_string_replace (lines, "\r", "\n", 0);
  for (const char *c = lines->str; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_iscntrl (character) && character != '\n' && character != '\t')
        {
          g_set_error (error,
                       KD_ERROR,
                       KD_ERROR_INVALID,
                       _ ("The text has a control character (U+%04X) at place %ld; delete it"),
                       character,
                       g_utf8_pointer_to_offset (lines->str, c) + 1);
          return NULL;
        }
    }
  clean = g_utf8_normalize (lines->str, (gssize) lines->len, G_NORMALIZE_NFC);
  /* g_strstrip() knows ASCII blanks only; the ideographic one is as common here. */
  for (;;)
    {
      gsize length;

      g_strstrip (clean);
      length = strlen (clean);
      if (g_str_has_prefix (clean, "\xe3\x80\x80"))
        memmove (clean, clean + 3, length - 2);
      else if (g_str_has_suffix (clean, "\xe3\x80\x80"))
        clean[length - 3] = '\0';
      else
        return clean;
    }
}

/**
 * kd_text_fold:
 * @text: a valid UTF-8 text
 *
 * Makes texts comparable: full-width forms become narrow (NFKC), letter case goes, runs of blanks
 * become one.
 *
 * Returns: (transfer full): the folded text
 */
char *
kd_text_fold (const char *text)
{
  g_autofree char *narrow = NULL;
  g_autofree char *lower = NULL;
  GString         *folded;

  g_return_val_if_fail (text != NULL, NULL);

  /* Nearly every text is plain ASCII or Han without compatibility forms; ASCII needs no tables. */
  if (g_str_is_ascii (text))
    lower = g_ascii_strdown (text, -1);
  else
    {
      narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
      g_return_val_if_fail (narrow != NULL, NULL);
      lower = g_utf8_casefold (narrow, -1);
    }

  folded = g_string_new (NULL);
  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_isspace (character))
        g_string_append_unichar (folded, character);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free_and_steal (folded);
}
