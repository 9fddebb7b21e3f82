/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-kind.h"

#include "kd-account.h"
#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-declared-assets.h"
#include "kd-household.h"
#include "kd-import-batch.h"
#include "kd-interaction.h"
#include "kd-membership.h"
#include "kd-product.h"
#include "kd-saved-segment.h"
#include "kd-statement.h"
#include "kd-task.h"
#include "kd-transaction.h"
#include "kd-valuation.h"

static const KdKindDef *const kinds[KD_KIND_LAST + 1] = {
  [KD_KIND_CLIENT] = &kd_client_kind,
  [KD_KIND_CONTACT_METHOD] = &kd_contact_method_kind,
  [KD_KIND_HOUSEHOLD] = &kd_household_kind,
  [KD_KIND_MEMBERSHIP] = &kd_membership_kind,
  [KD_KIND_PRODUCT] = &kd_product_kind,
  [KD_KIND_ACCOUNT] = &kd_account_kind,
  [KD_KIND_TRANSACTION] = &kd_transaction_kind,
  [KD_KIND_VALUATION] = &kd_valuation_kind,
  [KD_KIND_DECLARED_ASSETS] = &kd_declared_assets_kind,
  [KD_KIND_INTERACTION] = &kd_interaction_kind,
  [KD_KIND_TASK] = &kd_task_kind,
  [KD_KIND_ASSESSMENT] = &kd_assessment_kind,
  [KD_KIND_IMPORT_BATCH] = &kd_import_batch_kind,
  [KD_KIND_SEGMENT] = &kd_saved_segment_kind,
  [KD_KIND_STATEMENT] = &kd_statement_kind,
};

/**
 * kd_kind_get_def:
 * @kind: a kind's number
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL if no kind has the number
 */
const KdKindDef *
kd_kind_get_def (KdKind kind)
{
  return (guint) kind <= KD_KIND_LAST ? kinds[kind] : NULL;
}

static gboolean
name_matches (const char *name,
              const char *wanted)
{
  for (; *name != '\0' && *wanted != '\0'; name++, wanted++)
    if (*name != (*wanted == '-' ? '_' : *wanted))
      return FALSE;
  return *name == *wanted;
}

/**
 * kd_kind_find:
 * @name: a kind's name; a hyphen may stand for the underscore
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL if none is called so
 */
const KdKindDef *
kd_kind_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i <= KD_KIND_LAST; i++)
    if (kinds[i] != NULL && name_matches (kinds[i]->name, name))
      return kinds[i];
  return NULL;
}

/**
 * kd_kind_find_field:
 * @def: a kind
 * @name: a field's name; a hyphen may stand for the underscore
 *
 * Returns: the field's place in the table, or -1
 */
int
kd_kind_find_field (const KdKindDef *def,
                    const char      *name)
{
  for (guint i = 0; i < def->n_fields; i++)
    if (kd_field_is_called (&def->fields[i], name))
      return (int) i;
  return -1;
}

/**
 * kd_kind_find_number:
 * @def: a kind
 * @number: a field's lasting number
 *
 * Returns: the field's place in the table, or -1 for one that this program does not know
 */
int
kd_kind_find_number (const KdKindDef *def,
                     guint            number)
{
  /* Tables stand in the order of their numbers but for gaps, so the guess is nearly always right. */
  if (number >= 1 && number <= def->n_fields && def->fields[number - 1].number == number)
    return (int) number - 1;
  for (guint i = 0; i < def->n_fields; i++)
    if (def->fields[i].number == number)
      return (int) i;
  return -1;
}

/**
 * kd_kind_find_reference:
 * @def: a kind
 * @to: the kind referred to
 *
 * Finds what makes a record part of another: an account of its client, for instance.
 *
 * Returns: the place of the first field that refers to @to, or -1
 */
int
kd_kind_find_reference (const KdKindDef *def,
                        KdKind           to)
{
  for (guint i = 0; i < def->n_fields; i++)
    if (def->fields[i].type == KD_FIELD_REFERENCE && def->fields[i].refers == (guint) to)
      return (int) i;
  return -1;
}

/**
 * kd_kind_find_currency:
 * @def: a kind
 *
 * Returns: the place of the field that names the currency of the kind's money, or -1
 */
int
kd_kind_find_currency (const KdKindDef *def)
{
  for (guint i = 0; i < def->n_fields; i++)
    if (def->fields[i].flags & KD_FIELD_CURRENCY)
      return (int) i;
  return -1;
}
