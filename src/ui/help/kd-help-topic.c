/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Help is text files, one a topic and language: `# title`, `## heading`, `- point`, `@action button`, and
 * paragraphs of a line each. */

#include "kd-help-topic.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/io/github/kedang/Dossier/help"

/* In the order of the list. */
static const char *const names[] = { "start", "today", "clients", "search", "client", "log", "calendar", "segments", "returns", "import", "paper", "backup", "security" };

static void
block_free (gpointer data)
{
  KdHelpBlock *block = data;

  g_free (block->text);
  g_free (block->action);
  g_free (block);
}

static void
add_block (KdHelpTopic    *self,
           KdHelpBlockKind kind,
           const char     *text)
{
  KdHelpBlock *block = g_new0 (KdHelpBlock, 1);
  gsize        length = kind == KD_HELP_BUTTON ? strcspn (text, " ") : 0;

  block->kind = kind;
  block->action = length > 0 ? g_strndup (text, length) : NULL;
  block->text = g_strstrip (g_strdup (text + length));
  g_ptr_array_add (self->blocks, block);
}

/**
 * kd_help_topic_parse:
 * @name: (transfer none): what it is known by, a static string
 * @text: a file
 *
 * Returns: (transfer full): the topic
 */
KdHelpTopic *
kd_help_topic_parse (const char *name,
                     const char *text)
{
  KdHelpTopic *self = g_new0 (KdHelpTopic, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->name = name;
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];

      if (g_str_has_prefix (line, "# "))
        g_set_str (&self->title, line + 2);
      else if (g_str_has_prefix (line, "## "))
        add_block (self, KD_HELP_HEADING, line + 3);
      else if (g_str_has_prefix (line, "- "))
        add_block (self, KD_HELP_POINT, line + 2);
      else if (g_str_has_prefix (line, "@"))
        add_block (self, KD_HELP_BUTTON, line + 1);
      else if (*line != '\0')
        add_block (self, KD_HELP_TEXT, line);
    }
  return self;
}

/**
 * kd_help_topic_free:
 * @self: (transfer full): a topic
 *
 * Frees @self.
 */
void
kd_help_topic_free (KdHelpTopic *self)
{
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self);
}

/**
 * kd_help_topics_choose_language:
 * @languages: (array zero-terminated=1): what the user reads, the dearest first
 *
 * Returns: the language of the files that fits best: `zh` or `en`
 */
const char *
kd_help_topics_choose_language (const char *const *languages)
{
  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (g_str_has_prefix (languages[i], "zh"))
        return "zh";
      if (g_str_has_prefix (languages[i], "en"))
        return "en";
    }
  return "en";
}

/**
 * kd_help_topics_load:
 * @language: `zh` or `en`
 *
 * Returns: (transfer full) (element-type KdHelpTopic): all topics
 */
GPtrArray *
kd_help_topics_load (const char *language)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_help_topic_free);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf (FOLDER "/%s/%s.txt", language, names[i]);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *text = bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;

      if (text != NULL)
        g_ptr_array_add (topics, kd_help_topic_parse (names[i], text));
    }
  return topics;
}

/**
 * kd_help_topic_matches:
 * @self: a topic
 * @wanted: what was typed, folded
 *
 * Returns: whether the topic speaks of it
 */
gboolean
kd_help_topic_matches (const KdHelpTopic *self,
                       const char        *wanted)
{
  g_autofree char *title = g_utf8_casefold (self->title, -1);

  if (strstr (title, wanted) != NULL)
    return TRUE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      g_autofree char *text = g_utf8_casefold (((KdHelpBlock *) self->blocks->pdata[i])->text, -1);

      if (strstr (text, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}
