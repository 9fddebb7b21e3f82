/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-journal-item.h"

#include "kd-instant.h"
#include "kd-interaction.h"
#include "kd-task.h"

#include <string.h>

/**
 * KdJournalItem:
 *
 * An entry of a client's journal with what came of it: the to-do that was made of it, whether a later one corrects it.
 */
struct _KdJournalItem
{
  GObject parent_instance;

  KdRow   *entry;
  KdDate   date;
  char    *task;
  KdDate   corrects; /* day of the entry that this one corrects */
  gboolean corrected;
  char    *author;
  char    *folded; /* text as it is searched */
  gboolean unfolded;
};

enum
{
  PROP_AUTHOR = 1,
};

static GParamSpec *properties[PROP_AUTHOR + 1];

G_DEFINE_FINAL_TYPE (KdJournalItem, kd_journal_item, G_TYPE_OBJECT)

static void
kd_journal_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_string (value, KD_JOURNAL_ITEM (object)->author);
}

static void
kd_journal_item_finalize (GObject *object)
{
  KdJournalItem *self = KD_JOURNAL_ITEM (object);

  kd_row_free (self->entry);
  g_free (self->task);
  g_free (self->author);
  g_free (self->folded);
  G_OBJECT_CLASS (kd_journal_item_parent_class)->finalize (object);
}

static void
kd_journal_item_class_init (KdJournalItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_journal_item_finalize;
  G_OBJECT_CLASS (class)->get_property = kd_journal_item_get_property;

  /**
   * KdJournalItem:author:
   *
   * Who wrote it, once that is known.
   */
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), G_N_ELEMENTS (properties), properties);
}

static void
kd_journal_item_init (KdJournalItem *self)
{
  self->corrects = KD_DATE_NONE;
}

static KdDate
get_date (const KdRow *entry,
          GTimeZone   *zone)
{
  return kd_instant_get_date (kd_row_get_integer (entry, KD_INTERACTION_TIME, 0), zone);
}

/* Items by the entry that they are of. */
static GHashTable *
index_items (GPtrArray *items)
{
  GHashTable *index = g_hash_table_new (kd_uuid_hash, kd_uuid_equal);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (index, &((KdJournalItem *) items->pdata[i])->entry->uuid, items->pdata[i]);
  return index;
}

/* What other records say of an entry. */
static void
link_items (GPtrArray          *items,
            const KdClientFile *file)
{
  g_autoptr (GHashTable) index = index_items (items);
  g_autoptr (GPtrArray) tasks = kd_client_file_list (file, KD_KIND_TASK);

  for (guint i = 0; i < tasks->len; i++)
    {
      const KdRow   *task = tasks->pdata[i];
      const KdValue *of = &task->values[KD_TASK_INTERACTION];
      KdJournalItem *item = of->type == KD_VALUE_UUID ? g_hash_table_lookup (index, &of->uuid) : NULL;

      if (item != NULL)
        g_set_str (&item->task, kd_row_get_text (task, KD_TASK_TITLE));
    }
  for (guint i = 0; i < items->len; i++)
    {
      KdJournalItem *item = items->pdata[i];
      const KdValue *of = &item->entry->values[KD_INTERACTION_CORRECTS];
      KdJournalItem *old = of->type == KD_VALUE_UUID ? g_hash_table_lookup (index, &of->uuid) : NULL;

      if (old == NULL)
        continue;
      old->corrected = TRUE;
      item->corrects = old->date;
    }
}

/**
 * kd_journal_item_list:
 * @file: a client's file
 * @zone: where the days begin
 *
 * Returns: (transfer full) (element-type KdJournalItem): its journal, the newest first
 */
GPtrArray *
kd_journal_item_list (KdClientFile *file,
                      GTimeZone    *zone)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) entries = kd_client_file_list (file, KD_KIND_INTERACTION);

  for (guint i = 0; i < entries->len; i++)
    {
      KdJournalItem *item = g_object_new (KD_TYPE_JOURNAL_ITEM, NULL);

      item->entry = kd_row_copy (entries->pdata[i]);
      item->date = get_date (item->entry, zone);
      g_ptr_array_add (items, item);
    }
  link_items (items, file);
  return items;
}

/**
 * kd_journal_item_get_entry:
 * @self: an item
 *
 * Returns: (transfer none): the record
 */
const KdRow *
kd_journal_item_get_entry (KdJournalItem *self)
{
  return self->entry;
}

/**
 * kd_journal_item_get_date:
 * @self: an item
 *
 * Returns: the day it is of
 */
KdDate
kd_journal_item_get_date (KdJournalItem *self)
{
  return self->date;
}

/**
 * kd_journal_item_get_month:
 * @self: an item
 *
 * Returns: the first day of its month
 */
KdDate
kd_journal_item_get_month (KdJournalItem *self)
{
  int year, month, day;

  kd_date_get_ymd (self->date, &year, &month, &day);
  return kd_date_new (year, month, 1);
}

/**
 * kd_journal_item_get_task:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the to-do that was made of it
 */
const char *
kd_journal_item_get_task (KdJournalItem *self)
{
  return self->task;
}

/**
 * kd_journal_item_get_corrects:
 * @self: an item
 *
 * Returns: the day of the entry that it corrects, or `KD_DATE_NONE`
 */
KdDate
kd_journal_item_get_corrects (KdJournalItem *self)
{
  return self->corrects;
}

/**
 * kd_journal_item_is_corrected:
 * @self: an item
 *
 * Returns: whether another entry says it better
 */
gboolean
kd_journal_item_is_corrected (KdJournalItem *self)
{
  return self->corrected;
}

/**
 * kd_journal_item_get_author:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): who wrote it
 */
const char *
kd_journal_item_get_author (KdJournalItem *self)
{
  return self->author;
}

/**
 * kd_journal_item_set_author:
 * @self: an item
 * @author: (nullable): who wrote it
 */
void
kd_journal_item_set_author (KdJournalItem *self,
                            const char    *author)
{
  if (g_set_str (&self->author, author))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

/**
 * kd_journal_item_is_unfolded:
 * @self: an item
 *
 * Returns: whether all of it is shown
 */
gboolean
kd_journal_item_is_unfolded (KdJournalItem *self)
{
  return self->unfolded;
}

/**
 * kd_journal_item_unfold:
 * @self: an item
 *
 * Has all of it shown from now on.
 */
void
kd_journal_item_unfold (KdJournalItem *self)
{
  self->unfolded = TRUE;
}

/**
 * kd_journal_item_matches:
 * @self: an item
 * @needle: casefolded text
 *
 * Returns: whether the text is in it
 */
gboolean
kd_journal_item_matches (KdJournalItem *self,
                         const char    *needle)
{
  const char *summary = kd_row_get_text (self->entry, KD_INTERACTION_SUMMARY);

  if (*needle == '\0')
    return TRUE;
  if (self->folded == NULL)
    self->folded = summary != NULL ? g_utf8_casefold (summary, -1) : g_strdup ("");
  return strstr (self->folded, needle) != NULL;
}

/**
 * kd_journal_item_equal:
 * @one: an item
 * @other: another one
 *
 * Returns: whether they show the same of the same record
 */
gboolean
kd_journal_item_equal (gconstpointer one,
                       gconstpointer other)
{
  const KdJournalItem *a = one;
  const KdJournalItem *b = other;

  if (!kd_uuid_equal (&a->entry->uuid, &b->entry->uuid) || a->date != b->date || a->corrects != b->corrects || a->corrected != b->corrected ||
      g_strcmp0 (a->task, b->task) != 0)
    return FALSE;
  for (guint i = 0; i < a->entry->def->n_fields; i++)
    if (!kd_value_equal (&a->entry->values[i], &b->entry->values[i]))
      return FALSE;
  return TRUE;
}
