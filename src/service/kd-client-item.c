/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-item-private.h"

#include "kd-segment.h"

/**
 * KdClientItem:
 *
 * One client in a list: who it is, and nothing of what is known, which is read from the roster by who
 * paints. There are as many as somebody holds on to.
 */
struct _KdClientItem
{
  GObject        parent_instance;
  KdClientList  *list;
  gint64         id;
  KdUuid         uuid;
  KdClientMatch *match;
};

G_DEFINE_FINAL_TYPE (KdClientItem, kd_client_item, G_TYPE_OBJECT)

static void
kd_client_item_finalize (GObject *object)
{
  KdClientItem *self = KD_CLIENT_ITEM (object);

  kd_client_list_forget_item (self->list, self);
  g_object_unref (self->list);
  kd_client_match_free (self->match);
  G_OBJECT_CLASS (kd_client_item_parent_class)->finalize (object);
}

static void
kd_client_item_class_init (KdClientItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_client_item_finalize;
}

static void
kd_client_item_init (KdClientItem *self)
{
}

/**
 * kd_client_item_new:
 * @list: the list that it is of
 * @id: number of the client's row in the book
 * @uuid: the client
 * @match: (transfer full) (nullable): how it was found, if it was
 *
 * Returns: (transfer full): an item
 */
KdClientItem *
kd_client_item_new (KdClientList  *list,
                    gint64         id,
                    const KdUuid  *uuid,
                    KdClientMatch *match)
{
  KdClientItem *self = g_object_new (KD_TYPE_CLIENT_ITEM, NULL);

  self->list = g_object_ref (list);
  self->id = id;
  self->uuid = *uuid;
  self->match = match;
  return self;
}

/**
 * kd_client_item_get_uuid:
 * @self: an item
 *
 * Returns: (transfer none): the client
 */
const KdUuid *
kd_client_item_get_uuid (KdClientItem *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_ITEM (self), NULL);

  return &self->uuid;
}

/**
 * kd_client_item_get_id:
 * @self: an item
 *
 * Returns: number of the client's row in the book, which is never used again
 */
gint64
kd_client_item_get_id (KdClientItem *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_ITEM (self), 0);

  return self->id;
}

/**
 * kd_client_facts_read:
 * @facts: (out caller-allocates): what is known of the client now
 * @directory: all clients
 * @slot: the client's slot in its roster, or `KD_ROSTER_NONE`
 *
 * Reads what is shown of a client, from memory. Nothing in @facts is to be freed.
 *
 * Returns: %FALSE if there is no such client
 */
gboolean
kd_client_facts_read (KdClientFacts *facts,
                      KdDirectory   *directory,
                      guint32        slot)
{
  KdRoster        *roster = kd_directory_get_roster (directory);
  const KdRuleSet *rules = kd_directory_get_rules (directory);
  guint            segment, history;

  if (slot == KD_ROSTER_NONE)
    return FALSE;
  segment = kd_roster_get_attribute (roster, slot, KD_DIRECTORY_ASSETS);
  history = kd_roster_get_attribute (roster, slot, KD_DIRECTORY_HISTORY);
  *facts = (KdClientFacts) {
    .segment = kd_segment_get_key (rules, KD_SEGMENT_BY_ASSETS, segment),
    .segment_label = kd_segment_get_label (rules, KD_SEGMENT_BY_ASSETS, segment),
    .history_label = kd_segment_get_label (rules, KD_SEGMENT_BY_HISTORY, history),
    .state = (KdAssessmentState) kd_roster_get_attribute (roster, slot, KD_DIRECTORY_STATE),
    .today = kd_directory_get_today (directory),
  };
  kd_roster_peek (roster, slot, &facts->brief);
  if (facts->brief.level >= 1 && facts->brief.level <= KD_RISK_LEVELS)
    facts->level_label = rules->suitability.labels[facts->brief.level - 1];
  facts->light = kd_light_of_client (rules, &facts->brief, facts->today);
  facts->age = facts->brief.birth != KD_DATE_NONE ? kd_date_get_age (facts->brief.birth, facts->today) : -1;
  return TRUE;
}

/**
 * kd_client_item_read:
 * @self: an item
 * @facts: (out caller-allocates): what is known of the client now
 *
 * Reads what a row shows, from memory. Nothing in @facts is to be freed.
 *
 * Returns: %FALSE if the client was deleted or the book is locked
 */
gboolean
kd_client_item_read (KdClientItem  *self,
                     KdClientFacts *facts)
{
  KdDirectory *directory;

  g_return_val_if_fail (KD_IS_CLIENT_ITEM (self) && facts != NULL, FALSE);

  directory = kd_client_list_get_directory (self->list);
  return directory != NULL && kd_client_facts_read (facts, directory, kd_roster_find (kd_directory_get_roster (directory), self->id));
}

/**
 * kd_client_item_get_match:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): how the client was found, for the rows of a search
 */
const KdClientMatch *
kd_client_item_get_match (KdClientItem *self)
{
  g_return_val_if_fail (KD_IS_CLIENT_ITEM (self), NULL);

  return self->match;
}
