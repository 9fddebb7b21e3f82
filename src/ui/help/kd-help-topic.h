/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdHelpBlockKind:
 * @KD_HELP_TEXT: a paragraph
 * @KD_HELP_HEADING: a heading below the title
 * @KD_HELP_POINT: a point of a list
 * @KD_HELP_BUTTON: a button that does the thing
 */
typedef enum
{
  KD_HELP_TEXT,
  KD_HELP_HEADING,
  KD_HELP_POINT,
  KD_HELP_BUTTON,
} KdHelpBlockKind;

/**
 * KdHelpBlock:
 * @kind: what it is
 * @text: what it says
 * @action: (nullable): of a button: the action of the window
 */
typedef struct
{
  KdHelpBlockKind kind;
  char           *text;
  char           *action;
} KdHelpBlock;

/**
 * KdHelpTopic:
 * @name: its file
 * @title: what it is called
 * @blocks: (element-type KdHelpBlock): what it says
 */
typedef struct
{
  const char *name;
  char       *title;
  GPtrArray  *blocks;
} KdHelpTopic;

GPtrArray   *kd_help_topics_load (const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char  *kd_help_topics_choose_language (const char *const *languages);
KdHelpTopic *kd_help_topic_parse (const char *name,
                                  const char *text) G_GNUC_WARN_UNUSED_RESULT;
void         kd_help_topic_free (KdHelpTopic *self);
gboolean     kd_help_topic_matches (const KdHelpTopic *self,
                                    const char        *wanted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KdHelpTopic, kd_help_topic_free)

G_END_DECLS
