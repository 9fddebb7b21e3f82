/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-quick-log-draft.h"

#include "kd-draft.h"

#define GROUP "log"

/* The members in the order of the struct; all of them are texts. */
static const char *const names[] = { "channel", "outcome", "note", "to-do", "to-do-due", "next" };

G_STATIC_ASSERT (sizeof (KdQuickLogDraft) == G_N_ELEMENTS (names) * sizeof (char *));

static char **
get_member (const KdQuickLogDraft *self,
            gsize                  i)
{
  return (char **) self + i;
}

/**
 * kd_quick_log_draft_key:
 * @client: (nullable): the client, if one is chosen
 *
 * Returns: (transfer full): under which key the draft is kept
 */
char *
kd_quick_log_draft_key (const KdUuid *client)
{
  char uuid[KD_UUID_TEXT_SIZE];

  return client != NULL ? g_strconcat (KD_DRAFT_FORM, "quick-log/", kd_uuid_format (client, uuid), NULL) : g_strdup (KD_DRAFT_FORM "quick-log");
}

/**
 * kd_quick_log_draft_is_empty:
 * @self: a draft
 *
 * Returns: whether nothing was typed that is worth keeping
 */
gboolean
kd_quick_log_draft_is_empty (const KdQuickLogDraft *self)
{
  return *self->note == '\0' && *self->to_do == '\0';
}

/**
 * kd_quick_log_draft_write:
 * @self: a draft
 *
 * Returns: (transfer full): the text that is kept
 */
char *
kd_quick_log_draft_write (const KdQuickLogDraft *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (*get_member (self, i) != NULL)
      g_key_file_set_string (file, GROUP, names[i], *get_member (self, i));
  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * kd_quick_log_draft_read:
 * @text: what was kept
 *
 * Returns: (transfer full) (nullable): the draft, with every member, or %NULL if @text is none
 */
KdQuickLogDraft *
kd_quick_log_draft_read (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  KdQuickLogDraft *self;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL) || !g_key_file_has_group (file, GROUP))
    return NULL;
  self = g_new0 (KdQuickLogDraft, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      *get_member (self, i) = g_key_file_get_string (file, GROUP, names[i], NULL);
      if (*get_member (self, i) == NULL)
        *get_member (self, i) = g_strdup ("");
    }
  return self;
}

/**
 * kd_quick_log_draft_free:
 * @self: (transfer full): a draft
 *
 * Frees @self.
 */
void
kd_quick_log_draft_free (KdQuickLogDraft *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (*get_member (self, i));
  g_free (self);
}
