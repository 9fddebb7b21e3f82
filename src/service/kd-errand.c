/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-errand.h"

#include <glib/gi18n-lib.h>

/**
 * KdErrand:
 *
 * The long work that goes on beside the window, for all who show something of it: the row beside the places, the window's title.
 * There is one at a time.
 */
struct _KdErrand
{
  GObject parent_instance;

  char  *words;
  char  *action;
  double progress;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdErrand, kd_errand, G_TYPE_OBJECT)

static void
kd_errand_finalize (GObject *object)
{
  g_free (KD_ERRAND (object)->words);
  g_free (KD_ERRAND (object)->action);
  G_OBJECT_CLASS (kd_errand_parent_class)->finalize (object);
}

static void
kd_errand_class_init (KdErrandClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_errand_finalize;

  /**
   * KdErrand::changed:
   * @self: an errand
   *
   * It began, went on or ended.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KD_TYPE_ERRAND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_errand_init (KdErrand *self)
{
}

/**
 * kd_errand_new:
 *
 * Returns: (transfer full): no errand yet
 */
KdErrand *
kd_errand_new (void)
{
  return g_object_new (KD_TYPE_ERRAND, NULL);
}

/**
 * kd_errand_show:
 * @self: an errand
 * @words: what is being done: `Importing`
 * @progress: how much of it is behind, 0 to 1
 * @action: detailed name of the action of the window that shows more of it
 *
 * Says that work goes on. Nothing is told twice: a hundredth is the least step.
 */
void
kd_errand_show (KdErrand   *self,
                const char *words,
                double      progress,
                const char *action)
{
  gboolean same = g_strcmp0 (self->words, words) == 0 && (int) (self->progress * 100) == (int) (progress * 100);

  g_set_str (&self->words, words);
  g_set_str (&self->action, action);
  self->progress = CLAMP (progress, 0, 1);
  if (!same)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kd_errand_end:
 * @self: an errand
 *
 * Says that the work ended, however it did.
 */
void
kd_errand_end (KdErrand *self)
{
  if (self->words == NULL)
    return;
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->action, g_free);
  self->progress = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kd_errand_describe:
 * @self: an errand
 *
 * Returns: (transfer full) (nullable): what is being done and how far: `Importing 42%`, or %NULL if nothing is
 */
char *
kd_errand_describe (KdErrand *self)
{
  /* Translators: what is being done and how much of it is behind: "Importing 42%" */
  return self->words != NULL ? g_strdup_printf (_ ("%s %d%%"), self->words, (int) (self->progress * 100)) : NULL;
}

/**
 * kd_errand_get_progress:
 * @self: an errand
 *
 * Returns: how much of it is behind, 0 to 1
 */
double
kd_errand_get_progress (KdErrand *self)
{
  return self->progress;
}

/**
 * kd_errand_get_action:
 * @self: an errand
 *
 * Returns: (nullable): detailed name of the action of the window that shows more of it
 */
const char *
kd_errand_get_action (KdErrand *self)
{
  return self->action;
}
