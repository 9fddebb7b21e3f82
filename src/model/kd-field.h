/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "kd-value.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * KdFieldType:
 * @KD_FIELD_TEXT: one line of text
 * @KD_FIELD_NOTE: text of several lines
 * @KD_FIELD_CHOICE: one key out of a list
 * @KD_FIELD_DATE: a calendar day
 * @KD_FIELD_LUNAR_DATE: a calendar day that may also be given by the lunar calendar
 * @KD_FIELD_INSTANT: a moment, UTC microseconds
 * @KD_FIELD_MONEY: minor units of the row's currency
 * @KD_FIELD_DECIMAL: a [type@Decimal]
 * @KD_FIELD_INTEGER: a whole number
 * @KD_FIELD_FLAG: yes (1) or no (0)
 * @KD_FIELD_REFERENCE: another record
 * @KD_FIELD_BLOB: bytes
 *
 * What a field means, and so how it is read, written, shown and stored.
 */
typedef enum
{
  KD_FIELD_TEXT,
  KD_FIELD_NOTE,
  KD_FIELD_CHOICE,
  KD_FIELD_DATE,
  KD_FIELD_LUNAR_DATE,
  KD_FIELD_INSTANT,
  KD_FIELD_MONEY,
  KD_FIELD_DECIMAL,
  KD_FIELD_INTEGER,
  KD_FIELD_FLAG,
  KD_FIELD_REFERENCE,
  KD_FIELD_BLOB,
} KdFieldType;

/**
 * KdFieldFlags:
 * @KD_FIELD_REQUIRED: a record without it is refused
 * @KD_FIELD_SEARCHED: found by the text search
 * @KD_FIELD_SENSITIVE: masked until revealed, and the reveal is logged
 * @KD_FIELD_COUNTED: counts for the completeness of the file
 * @KD_FIELD_CURRENCY: names the currency of the row's money
 *
 * What else holds for a field.
 */
typedef enum
{
  KD_FIELD_NO_FLAGS = 0,
  KD_FIELD_REQUIRED = 1 << 0,
  KD_FIELD_SEARCHED = 1 << 1,
  KD_FIELD_SENSITIVE = 1 << 2,
  KD_FIELD_COUNTED = 1 << 3,
  KD_FIELD_CURRENCY = 1 << 4,
} KdFieldFlags;

/**
 * KdChoice:
 * @key: what is stored
 * @label: what is shown, untranslated; a key's label is also understood where a choice is read
 * @synonyms: (nullable): other words for it in imported files, divided by `|`
 *
 * One possible value of a choice. A list of them ends with a %NULL key.
 */
typedef struct
{
  const char *key;
  const char *label;
  const char *synonyms;
} KdChoice;

typedef struct _KdField KdField;

/**
 * KdFieldCheck:
 * @field: the field
 * @value: (inout): a value of its type, made canonical in place
 * @error: return location
 *
 * Decides whether a value may stand in a field.
 *
 * Returns: %FALSE with @error set to what is wrong with it
 */
typedef gboolean (*KdFieldCheck) (const KdField *field,
                                  KdValue       *value,
                                  GError       **error);

/**
 * KdField:
 * @number: its number in row digests and histories; never changes, never used again
 * @name: its name as column, property, command line and filter field
 * @type: what it means
 * @label: what people call it, untranslated
 * @group: the group of the form that it stands in
 * @flags: what else holds
 * @choices: (nullable): for choices
 * @check: (nullable): what a value has to pass beyond its type
 * @synonyms: (nullable): its names in imported files, Chinese and English, divided by `|`
 * @refers: for references, the number of the kind referred to
 * @calendar: (nullable): for lunar-capable dates, the name of the choice that says by which calendar the day is kept;
 *   a day written by the lunar one makes it `lunar` where nothing is said
 *
 * Everything that is to be known about a field; the program has no second place that names it.
 */
struct _KdField
{
  guint16         number;
  const char     *name;
  KdFieldType     type;
  const char     *label;
  const char     *group;
  KdFieldFlags    flags;
  const KdChoice *choices;
  KdFieldCheck    check;
  const char     *synonyms;
  guint           refers;
  const char     *calendar;
};

/* How a flag is written. */
#define KD_FLAG_SET "yes"
#define KD_FLAG_CLEAR "no"

/* A kind's header lists its fields once as F (ID, number, name, type, label, group, flags, …), where
 * what follows are further members; these two make an enumeration and a table of the list. */
#define KD_FIELD_ID(id_, ...) id_,
#define KD_FIELD_ROW(id_, number_, name_, type_, label_, group_, flags_, ...) \
  [id_] = { .number = number_, .name = name_, .type = KD_FIELD_##type_, .label = label_, .group = group_, .flags = flags_, __VA_ARGS__ },

KdValueType kd_field_get_storage (const KdField *field);
gboolean    kd_field_is_called (const KdField *field,
                                const char    *name);
const char *kd_field_get_label (const KdField *field);
gboolean    kd_field_parse (const KdField *field,
                            const char    *text,
                            const char    *currency,
                            KdValue       *value,
                            GError       **error);
gboolean    kd_field_check (const KdField *field,
                            KdValue       *value,
                            GError       **error);
char       *kd_field_format (const KdField *field,
                             const KdValue *value,
                             const char    *currency) G_GNUC_WARN_UNUSED_RESULT;
char       *kd_field_mask (const KdField *field,
                           const KdValue *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
