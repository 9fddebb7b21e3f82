/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-quick-note.h"

#include "kd-day-words.h"

#include <string.h>

#define MARK "/t"

static void
promise_free (gpointer data)
{
  KdPromise *promise = data;

  g_free (promise->title);
  g_free (promise);
}

/* The mark stands at the beginning of a line or after a blank, and a blank follows. */
static const char *
find_mark (const char *line)
{
  for (const char *at = strstr (line, MARK); at != NULL; at = strstr (at + 1, MARK))
    if ((at == line || g_ascii_isspace (at[-1])) && g_unichar_isspace (g_utf8_get_char (at + strlen (MARK))))
      return at;
  return NULL;
}

/* The day comes first (`周五 发产品说明`), else last (`send the brochure fri`). */
static KdPromise *
read_promise (const char *text,
              KdDate      today)
{
  g_autofree char *said = g_strstrip (g_strdup (text));
  KdPromise       *promise;
  const char      *rest;
  char            *last;

  if (*said == '\0')
    return NULL;
  promise = g_new0 (KdPromise, 1);
  promise->due = kd_day_words_read_prefix (said, today, &rest);
  last = strrchr (said, ' ');
  if (promise->due == KD_DATE_NONE && last != NULL && (promise->due = kd_day_words_read (last + 1, today)) != KD_DATE_NONE)
    *last = '\0';
  /* A day alone promises nothing that has a name: it is the title, too. */
  promise->title = g_strstrip (g_strdup (*rest != '\0' ? rest : said));
  return promise;
}

/**
 * kd_quick_note_new:
 * @text: what was typed, valid UTF-8
 * @today: the present day
 *
 * Takes `/t 周五 发产品说明` out of a note, up to the end of its line, and makes a promise of each.
 *
 * Returns: (transfer full): the note and its promises
 */
KdQuickNote *
kd_quick_note_new (const char *text,
                   KdDate      today)
{
  KdQuickNote *self = g_new (KdQuickNote, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  self->promises = g_ptr_array_new_with_free_func (promise_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char      *mark = (char *) find_mark (lines[i]);
      KdPromise *promise = mark != NULL ? read_promise (mark + strlen (MARK), today) : NULL;

      if (promise != NULL)
        {
          g_ptr_array_add (self->promises, promise);
          *mark = '\0';
          g_strchomp (lines[i]);
        }
      if (promise == NULL || *lines[i] != '\0')
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? "\n" : "", lines[i]);
    }
  self->text = g_string_free_and_steal (g_steal_pointer (&kept));
  return self;
}

/**
 * kd_quick_note_free:
 * @self: (transfer full): a note
 *
 * Frees @self.
 */
void
kd_quick_note_free (KdQuickNote *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->promises);
  g_free (self);
}
