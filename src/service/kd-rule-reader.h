/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-date.h"

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KdRuleReader:
 * @file: the pack's file, for messages
 * @path: where in it reading is
 * @error: (nullable): the first thing that was wrong
 *
 * Reads a pack. After the first mistake every reading gives something harmless, so that a parser looks at @error
 * once, at its end. Texts are interned.
 */
typedef struct
{
  const char *file;
  GString    *path;
  GError     *error;
} KdRuleReader;

/**
 * KdRuleReaderFunc:
 * @reader: the reader
 * @object: the element
 * @place: its place, from 0
 * @data: what to fill
 *
 * Reads one element of a list.
 */
typedef void (*KdRuleReaderFunc) (KdRuleReader *reader,
                                  JsonObject   *object,
                                  guint         place,
                                  gpointer      data);

void        kd_rule_reader_fail (KdRuleReader *reader,
                                 const char   *key,
                                 const char   *format,
                                 ...) G_GNUC_PRINTF (3, 4);
JsonObject *kd_rule_reader_get_object (KdRuleReader *reader,
                                       JsonObject   *object,
                                       const char   *key);
JsonArray  *kd_rule_reader_get_array (KdRuleReader *reader,
                                      JsonObject   *object,
                                      const char   *key,
                                      guint         least,
                                      guint         most);
const char *kd_rule_reader_get_text (KdRuleReader *reader,
                                     JsonObject   *object,
                                     const char   *key);
const char *kd_rule_reader_get_text_or_null (KdRuleReader *reader,
                                             JsonObject   *object,
                                             const char   *key);
const char *kd_rule_reader_get_label (KdRuleReader *reader,
                                      JsonObject   *object,
                                      const char   *key);
gint64      kd_rule_reader_get_integer (KdRuleReader *reader,
                                        JsonObject   *object,
                                        const char   *key,
                                        gint64        least,
                                        gint64        most);
gint64      kd_rule_reader_get_integer_or_null (KdRuleReader *reader,
                                                JsonObject   *object,
                                                const char   *key,
                                                gint64        least,
                                                gint64        most);
KdDate      kd_rule_reader_get_date (KdRuleReader *reader,
                                     JsonObject   *object,
                                     const char   *key);
guint       kd_rule_reader_get_choice (KdRuleReader      *reader,
                                       const char        *key,
                                       const char        *text,
                                       const char *const *choices);
guint       kd_rule_reader_each (KdRuleReader    *reader,
                                 JsonObject      *object,
                                 const char      *key,
                                 guint            most,
                                 KdRuleReaderFunc func,
                                 gpointer         data);

G_END_DECLS
