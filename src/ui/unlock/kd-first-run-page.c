/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-first-run-page.h"

#include <glib/gi18n-lib.h>

/**
 * KdFirstRunPage:
 *
 * What is there before there is a vault: the ways to get one.
 */
struct _KdFirstRunPage
{
  AdwBin parent_instance;

  KdProgram *program;

  /* template */
  AdwNavigationView *view;
  GtkWidget         *demo;
};

enum
{
  SIGNAL_UNLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdFirstRunPage, kd_first_run_page, ADW_TYPE_BIN)

static void
on_demo_cb (KdFirstRunPage *self)
{
}

static void
on_create_cb (KdFirstRunPage *self)
{
}

static void
kd_first_run_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kd_first_run_page_parent_class)->map (widget);
  gtk_widget_grab_focus (KD_FIRST_RUN_PAGE (widget)->demo);
}

static void
kd_first_run_page_dispose (GObject *object)
{
  KdFirstRunPage *self = KD_FIRST_RUN_PAGE (object);

  g_clear_object (&self->program);
  G_OBJECT_CLASS (kd_first_run_page_parent_class)->dispose (object);
}

static void
kd_first_run_page_class_init (KdFirstRunPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_first_run_page_dispose;
  widget_class->map = kd_first_run_page_map;

  /**
   * KdFirstRunPage::unlocked:
   * @self: a page
   * @session: what begins
   */
  signals[SIGNAL_UNLOCKED] = g_signal_new ("unlocked", KD_TYPE_FIRST_RUN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KD_TYPE_SESSION);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-first-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, view);
  gtk_widget_class_bind_template_child (widget_class, KdFirstRunPage, demo);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_create_cb);
}

static void
kd_first_run_page_init (KdFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kd_first_run_page_new:
 * @program: where the vault will be
 *
 * Returns: (transfer floating): a page
 */
KdFirstRunPage *
kd_first_run_page_new (KdProgram *program)
{
  KdFirstRunPage *self = g_object_new (KD_TYPE_FIRST_RUN_PAGE, NULL);

  self->program = g_object_ref (program);
  return self;
}
