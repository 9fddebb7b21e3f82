/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-suitability.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_HISTORY_CLASSES_LIMIT 12

/**
 * KdHistoryTest:
 * @KD_HISTORY_NEVER: the client never bought anything
 * @KD_HISTORY_FIRST_WITHIN: the first purchase is not longer ago than so many months
 * @KD_HISTORY_LAST_WITHIN: the last purchase is not
 * @KD_HISTORY_OTHERWISE: always
 *
 * What puts a client into a class.
 */
typedef enum
{
  KD_HISTORY_NEVER,
  KD_HISTORY_FIRST_WITHIN,
  KD_HISTORY_LAST_WITHIN,
  KD_HISTORY_OTHERWISE,
} KdHistoryTest;

/**
 * KdHistoryClass:
 * @key: its key
 * @label: its name
 * @test: what puts a client into it
 * @months: for the tests that count months
 *
 * A class of investment history.
 */
typedef struct
{
  const char   *key;
  const char   *label;
  KdHistoryTest test;
  int           months;
} KdHistoryClass;

/**
 * KdHistoryRule:
 * @ref: where it stands
 * @classes: the classes; the first that fits holds, the last one fits always
 * @n_classes: how many there are, at least one
 *
 * The classes by investment history.
 */
typedef struct
{
  KdRuleRef      ref;
  KdHistoryClass classes[KD_HISTORY_CLASSES_LIMIT];
  guint          n_classes;
} KdHistoryRule;

guint kd_history_class_find (const KdHistoryRule *rule,
                             KdDate               first,
                             KdDate               last,
                             KdDate               today);

G_END_DECLS
