/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parts of the demonstration share; nobody else includes it. */

#pragma once

#include "kd-date.h"
#include "kd-row.h"

#include <glib.h>

G_BEGIN_DECLS

#define KD_DEMO_PRODUCTS 20

/**
 * KdDemo:
 * @state: of the draws
 * @today: the present day
 * @now: the present instant
 * @rows: (element-type KdRow): what was made since the last commit
 * @products: the products that accounts hold
 * @household: whose members come next
 * @referrer: somebody made earlier, who may have recommended others
 * @made: how many clients there are
 * @transactions: how many transactions they have
 *
 * A book that is being invented.
 */
typedef struct
{
  guint64    state;
  KdDate     today;
  gint64     now;
  GPtrArray *rows;
  KdUuid     products[KD_DEMO_PRODUCTS];
  KdUuid     household;
  KdUuid     referrer;
  guint      made;
  guint64    transactions;
} KdDemo;

guint    kd_demo_below (KdDemo *demo,
                        guint   most);
gboolean kd_demo_chance (KdDemo *demo,
                         guint   of_thousand);
KdRow   *kd_demo_add (KdDemo *demo,
                      KdKind  kind);
void     kd_demo_refer (KdRow       *row,
                        guint        field,
                        const KdRow *to);
void     kd_demo_add_products (KdDemo *demo);
gint64   kd_demo_add_money (KdDemo      *demo,
                            const KdRow *client);
KdRow   *kd_demo_add_person (KdDemo *demo);
void     kd_demo_add_care (KdDemo      *demo,
                           const KdRow *client,
                           gint64       assets);

#define KD_DEMO_ONE_OF(demo, list) (list)[kd_demo_below (demo, G_N_ELEMENTS (list))]

static inline void
kd_demo_text (KdRow      *row,
              guint       field,
              const char *value)
{
  kd_value_set_text (&row->values[field], value);
}

static inline void
kd_demo_number (KdRow *row,
                guint  field,
                gint64 value)
{
  kd_value_set_integer (&row->values[field], value);
}

G_END_DECLS
