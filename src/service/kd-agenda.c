/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-agenda.h"

#include "kd-account.h"
#include "kd-change.h"
#include "kd-error.h"
#include "kd-instant.h"
#include "kd-product.h"
#include "kd-task.h"
#include "kd-transaction.h"

#include <glib/gi18n-lib.h>

/* Nobody plans further, and the walk over years of birthdays stays short. */
#define SPAN_LIMIT 3660

/* What a reminder may be away from the day that its rule gives, rows of days off included. */
#define SLACK 31

struct _KdAgenda
{
  GPtrArray *briefs;
  GPtrArray *tasks;
  GPtrArray *products;
  GArray    *holdings;
  GArray    *to_dos;
  GArray    *marks;
  GArray    *reminders;
};

/* What an account holds of one product. */
typedef struct
{
  KdUuid   account;
  KdUuid   purchase;
  gboolean counted; /* in units, else in money */
  __int128 units;
  __int128 amount;
} Position;

/**
 * kd_agenda_free:
 * @self: (transfer full): an agenda
 *
 * Frees @self and what its reminders point to.
 */
void
kd_agenda_free (KdAgenda *self)
{
  g_clear_pointer (&self->briefs, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->products, g_ptr_array_unref);
  g_array_unref (self->holdings);
  g_array_unref (self->to_dos);
  g_array_unref (self->marks);
  g_array_unref (self->reminders);
  g_free (self);
}

static KdDate
get_date (const KdRow *row,
          guint        field)
{
  return (KdDate) kd_row_get_integer (row, field, KD_DATE_NONE);
}

static KdUuid
get_uuid (const KdRow *row,
          guint        field)
{
  return row->values[field].type == KD_VALUE_UUID ? row->values[field].uuid : (KdUuid) { 0 };
}

/* --- tasks ---------------------------------------------------------------------------------------------- */

static gboolean
is_open (const KdRow *task)
{
  const char *status = kd_row_get_text (task, KD_TASK_STATUS);

  return g_strcmp0 (status, "open") == 0 || g_strcmp0 (status, "snoozed") == 0;
}

/* A task with a rule's key says what became of that reminder; an open one without a day says nothing. */
static void
take_mark (KdAgenda    *self,
           const KdRow *task)
{
  const char    *subject = kd_row_get_text (task, KD_TASK_SUBJECT);
  KdReminderMark mark = { .due = get_date (task, KD_TASK_RULE_DUE), .moved = KD_DATE_NONE };

  if (!kd_reminder_rule_find (kd_row_get_text (task, KD_TASK_RULE), &mark.rule) || mark.due == KD_DATE_NONE ||
      subject == NULL || !kd_uuid_parse (subject, &mark.record))
    return;
  if (is_open (task) && (mark.moved = get_date (task, KD_TASK_DUE)) == KD_DATE_NONE)
    return;
  g_array_append_val (self->marks, mark);
}

static gboolean
take_tasks (KdAgenda    *self,
            KdWorkspace *workspace,
            GError     **error)
{
  self->tasks = kd_workspace_list (workspace, &kd_task_kind, NULL, 0, error);
  for (guint i = 0; self->tasks != NULL && i < self->tasks->len; i++)
    {
      const KdRow *task = self->tasks->pdata[i];
      KdToDo       to_do = {
              .record = task->uuid,
              .client = get_uuid (task, KD_TASK_CLIENT),
              .title = kd_row_get_text (task, KD_TASK_TITLE),
              .due = get_date (task, KD_TASK_DUE),
      };

      if (kd_row_get_text (task, KD_TASK_RULE) != NULL)
        take_mark (self, task);
      else if (is_open (task) && to_do.due != KD_DATE_NONE)
        g_array_append_val (self->to_dos, to_do);
    }
  return self->tasks != NULL;
}

/* --- holdings ------------------------------------------------------------------------------------------- */

static GPtrArray *
list_of_product (KdWorkspace     *workspace,
                 const KdKindDef *def,
                 const KdRow     *product,
                 GError         **error)
{
  char             uuid[KD_UUID_TEXT_SIZE];
  g_autofree char *where = g_strdup_printf ("product = %s", kd_uuid_format (&product->uuid, uuid));

  return kd_workspace_list (workspace, def, where, 0, error);
}

static void
take_holding (KdAgenda     *self,
              const KdRow  *product,
              const KdUuid *record,
              const KdUuid *client)
{
  KdHolding holding = {
    .record = *record,
    .client = *client,
    .product = kd_row_get_text (product, KD_PRODUCT_NAME),
    .matures = get_date (product, KD_PRODUCT_MATURES),
  };

  g_array_append_val (self->holdings, holding);
}

/* An account that is of one product holds it until it is closed. */
static gboolean
take_accounts (KdAgenda    *self,
               KdWorkspace *workspace,
               const KdRow *product,
               GHashTable  *taken,
               GError     **error)
{
  g_autoptr (GPtrArray) accounts = list_of_product (workspace, &kd_account_kind, product, error);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const KdRow *account = accounts->pdata[i];
      const KdUuid client = get_uuid (account, KD_ACCOUNT_CLIENT);

      g_hash_table_add (taken, g_memdup2 (&account->uuid, sizeof account->uuid));
      if (account->values[KD_ACCOUNT_CLOSED].type == KD_VALUE_NONE)
        take_holding (self, product, &account->uuid, &client);
    }
  return accounts != NULL;
}

static void
add_up (GHashTable  *positions,
        const KdRow *transaction)
{
  const char  *type = kd_row_get_text (transaction, KD_TRANSACTION_TYPE);
  gboolean     buys = g_strcmp0 (type, "buy") == 0;
  const KdUuid account = get_uuid (transaction, KD_TRANSACTION_ACCOUNT);
  Position    *position = g_hash_table_lookup (positions, &account);
  int          sign = buys ? 1 : -1;

  if (!buys && g_strcmp0 (type, "sell") != 0)
    return;
  if (position == NULL)
    {
      position = g_new0 (Position, 1);
      position->account = account;
      g_hash_table_insert (positions, &position->account, position);
    }
  if (buys && kd_uuid_is_none (&position->purchase))
    position->purchase = transaction->uuid;
  position->counted |= transaction->values[KD_TRANSACTION_UNITS].type == KD_VALUE_INTEGER;
  position->units += sign * (__int128) kd_row_get_integer (transaction, KD_TRANSACTION_UNITS, 0);
  position->amount += sign * (__int128) kd_row_get_integer (transaction, KD_TRANSACTION_AMOUNT, 0);
}

static gboolean
is_held (const Position *position)
{
  return !kd_uuid_is_none (&position->purchase) && (position->counted ? position->units : position->amount) > 0;
}

/* Which client an account is of; read once, when the first purchase asks. */
static gboolean
read_owners (KdWorkspace *workspace,
             GHashTable  *owners,
             GError     **error)
{
  g_autoptr (GPtrArray) accounts = NULL;

  if (g_hash_table_size (owners) > 0)
    return TRUE;
  accounts = kd_workspace_list (workspace, &kd_account_kind, NULL, 0, error);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    {
      const KdRow *account = accounts->pdata[i];
      const KdUuid client = get_uuid (account, KD_ACCOUNT_CLIENT);

      g_hash_table_insert (owners, g_memdup2 (&account->uuid, sizeof account->uuid), g_memdup2 (&client, sizeof client));
    }
  return accounts != NULL;
}

static gboolean
take_purchases (KdAgenda    *self,
                KdWorkspace *workspace,
                const KdRow *product,
                GHashTable  *taken,
                GHashTable  *owners,
                GError     **error)
{
  g_autoptr (GPtrArray) transactions = list_of_product (workspace, &kd_transaction_kind, product, error);
  g_autoptr (GHashTable) positions = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer       data;

  for (guint i = 0; transactions != NULL && i < transactions->len; i++)
    add_up (positions, transactions->pdata[i]);
  if (transactions == NULL || (g_hash_table_size (positions) > 0 && !read_owners (workspace, owners, error)))
    return FALSE;
  g_hash_table_iter_init (&iter, positions);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      const Position *position = data;
      const KdUuid   *client = g_hash_table_lookup (owners, &position->account);

      if (client != NULL && is_held (position) && !g_hash_table_contains (taken, &position->account))
        take_holding (self, product, &position->purchase, client);
    }
  return TRUE;
}

/* Whether a product that matures on a day can remind in the span, moved there or not. */
static gboolean
may_remind (const KdAgenda *self,
            KdDate          matures,
            KdDate          from,
            KdDate          to)
{
  if (matures == KD_DATE_NONE)
    return FALSE;
  if (matures >= from - SLACK && matures <= to + SLACK)
    return TRUE;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const KdReminderMark *mark = &g_array_index (self->marks, KdReminderMark, i);

      if (mark->rule == KD_RULE_PRODUCT_MATURITY && mark->due == matures)
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_holdings (KdAgenda    *self,
               KdWorkspace *workspace,
               KdDate       from,
               KdDate       to,
               GError     **error)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, g_free);

  self->products = kd_workspace_list (workspace, &kd_product_kind, NULL, 0, error);
  for (guint i = 0; self->products != NULL && i < self->products->len; i++)
    {
      const KdRow *product = self->products->pdata[i];
      g_autoptr (GHashTable) taken = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);

      if (may_remind (self, get_date (product, KD_PRODUCT_MATURES), from, to) &&
          (!take_accounts (self, workspace, product, taken, error) ||
           !take_purchases (self, workspace, product, taken, owners, error)))
        return FALSE;
    }
  return self->products != NULL;
}

/* --- the agenda ----------------------------------------------------------------------------------------- */

/* What is due on a day is due by the rules of that day, so the span falls into pieces where they change. A piece may
 * give something to be done in another, over days off; what was moved may be due at any time. */
static gboolean
collect (KdAgenda      *self,
         const KdRules *rules,
         const char    *regime,
         GTimeZone     *zone,
         KdDate         from,
         KdDate         to,
         GError       **error)
{
  const KdReminderInput input = { self->briefs, self->holdings, self->to_dos, self->marks, zone };

  KdReminderSpan span = { .from = from, .to = to, .due_from = G_MININT32 + 1 };
  KdDate         day = from;

  while (day != KD_DATE_NONE)
    {
      KdDate    change = kd_rules_get_next_change (rules, regime, day);
      KdRuleSet set;
      g_autoptr (GArray) found = NULL;

      if (!kd_rules_pick (rules, regime, day, &set, error))
        return FALSE;
      day = change != KD_DATE_NONE && change <= to + SLACK ? change : KD_DATE_NONE;
      span.due_to = day != KD_DATE_NONE ? day - 1 : G_MAXINT32;
      found = kd_reminder_collect (&set, &input, &span);
      g_array_append_vals (self->reminders, found->data, found->len);
      span.due_from = day;
    }
  kd_reminder_sort (self->reminders);
  return TRUE;
}

/**
 * kd_agenda_new:
 * @workspace: a workspace
 * @rules: the rules
 * @regime: a regime; see [func@rules_pick]
 * @from: the first day
 * @to: the last day
 * @error: return location
 *
 * Reads what rules ask about and finds what is to be done from @from to @to. Blocks; may be called from any thread.
 *
 * Returns: (transfer full) (nullable): the agenda
 */
KdAgenda *
kd_agenda_new (KdWorkspace   *workspace,
               const KdRules *rules,
               const char    *regime,
               KdDate         from,
               KdDate         to,
               GError       **error)
{
  g_autoptr (KdAgenda) self = NULL;

  g_return_val_if_fail (from != KD_DATE_NONE && to != KD_DATE_NONE, NULL);

  if (to < from || to - from > SPAN_LIMIT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("The last day must be the first one or up to ten years later"));
      return NULL;
    }
  self = g_new0 (KdAgenda, 1);
  self->holdings = g_array_new (FALSE, FALSE, sizeof (KdHolding));
  self->to_dos = g_array_new (FALSE, FALSE, sizeof (KdToDo));
  self->marks = g_array_new (FALSE, FALSE, sizeof (KdReminderMark));
  self->reminders = g_array_new (FALSE, FALSE, sizeof (KdReminder));
  self->briefs = kd_workspace_briefs (workspace, NULL, error);
  if (self->briefs == NULL || !take_tasks (self, workspace, error) || !take_holdings (self, workspace, from, to, error) ||
      !collect (self, rules, regime, kd_clock_get_zone (kd_workspace_get_clock (workspace)), from, to, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kd_agenda_get_reminders:
 * @self: an agenda
 *
 * Returns: (transfer none) (element-type KdReminder): what is to be done, in the order of [func@reminder_sort]
 */
GArray *
kd_agenda_get_reminders (KdAgenda *self)
{
  return self->reminders;
}

/* --- done and moved ------------------------------------------------------------------------------------- */

/* The task that already says something about the reminder. */
static gboolean
find_task (KdWorkspace      *workspace,
           const KdReminder *reminder,
           KdUuid           *task,
           GError          **error)
{
  char             uuid[KD_UUID_TEXT_SIZE], due[KD_DATE_TEXT_SIZE];
  g_autofree char *where = NULL;
  g_autoptr (GPtrArray) tasks = NULL;

  kd_uuid_clear (task);
  if (reminder->rule == KD_RULE_TASK)
    {
      *task = reminder->record;
      return TRUE;
    }
  where = g_strdup_printf ("rule = %s and subject = %s and rule_due = %s", kd_reminder_rule_get_key (reminder->rule), kd_uuid_format (&reminder->record, uuid), kd_date_format (reminder->due, due));
  tasks = kd_workspace_list (workspace, &kd_task_kind, where, 0, error);
  if (tasks != NULL && tasks->len > 0)
    *task = ((const KdRow *) tasks->pdata[tasks->len - 1])->uuid;
  return tasks != NULL;
}

/* The key, and words for whoever sees the task by itself. */
static KdChange *
new_task (const KdReminder *reminder)
{
  g_autofree char *title = kd_reminder_describe (reminder);
  KdRow           *task = kd_row_new (KD_KIND_TASK);
  char             uuid[KD_UUID_TEXT_SIZE];

  kd_value_set_text (&task->values[KD_TASK_TITLE], title);
  kd_value_set_text (&task->values[KD_TASK_RULE], kd_reminder_rule_get_key (reminder->rule));
  kd_value_set_text (&task->values[KD_TASK_SUBJECT], kd_uuid_format (&reminder->record, uuid));
  kd_value_set_integer (&task->values[KD_TASK_RULE_DUE], reminder->due);
  if (reminder->client != NULL)
    kd_value_set_uuid (&task->values[KD_TASK_CLIENT], &reminder->client->uuid);
  return kd_change_new_insert (task);
}

/* Into a new task or one that is there. */
static void
put (KdChange      *change,
     guint          field,
     const KdValue *value)
{
  if (change->operation == KD_OPERATION_INSERT)
    kd_value_copy (&change->row->values[field], value);
  else
    kd_change_set_value (change, field, value);
}

/**
 * kd_agenda_add_mark:
 * @workspace: a workspace
 * @reminder: a reminder
 * @status: what became of it: `done`, `cancelled`, or `snoozed` for another day
 * @moved: the day to which it is moved, or %KD_DATE_NONE
 * @changes: (element-type KdChange): where the change goes
 * @error: return location
 *
 * Makes the change that says what became of a reminder: a task with its key, or the task that it came from. Blocks;
 * may be called from any thread.
 *
 * Returns: whether it is in @changes
 */
gboolean
kd_agenda_add_mark (KdWorkspace      *workspace,
                    const KdReminder *reminder,
                    const char       *status,
                    KdDate            moved,
                    GPtrArray        *changes,
                    GError          **error)
{
  g_auto (KdValue) state = KD_VALUE_INIT;
  g_auto (KdValue) when = KD_VALUE_INIT;
  KdChange *change;
  KdUuid    task;

  if (!find_task (workspace, reminder, &task, error))
    return FALSE;
  change = kd_uuid_is_none (&task) ? new_task (reminder) : kd_change_new_update (KD_KIND_TASK, &task);
  kd_value_set_text (&state, status);
  kd_value_set_integer (&when, moved == KD_DATE_NONE ? kd_clock_now (kd_workspace_get_clock (workspace)) : moved);
  put (change, KD_TASK_STATUS, &state);
  put (change, moved == KD_DATE_NONE ? KD_TASK_DONE_AT : KD_TASK_DUE, &when);
  g_ptr_array_add (changes, change);
  return TRUE;
}

/**
 * kd_agenda_mark:
 * @workspace: a workspace
 * @reminder: a reminder
 * @moved: the day to which it is moved, or %KD_DATE_NONE where it is done
 * @error: return location
 *
 * Makes the change of [func@agenda_add_mark]: one commit, to be undone like any other.
 *
 * Returns: whether it is stored
 */
gboolean
kd_agenda_mark (KdWorkspace      *workspace,
                const KdReminder *reminder,
                KdDate            moved,
                GError          **error)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_change_free);
  guint64    number;

  if (kd_agenda_add_mark (workspace, reminder, moved == KD_DATE_NONE ? "done" : "snoozed", moved, changes, error))
    return kd_workspace_change (workspace, changes, &number, error);
  g_ptr_array_unref (changes);
  return FALSE;
}
