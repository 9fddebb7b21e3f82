/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-demo-page.h"

#include "kd-demo.h"
#include "kd-kind.h"
#include "kd-row.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * KdDemoPage:
 *
 * Makes a vault of its own with invented clients, and shows how far it is.
 */
struct _KdDemoPage
{
  AdwNavigationPage parent_instance;

  KdProgram *program;
  KdSession *session;
  guint      made;

  /* template */
  GtkWidget      *spinner;
  GtkLabel       *status;
  GtkProgressBar *progress;
  GtkWidget      *back;
};

enum
{
  SIGNAL_UNLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define CLIENTS 1200
#define SEED 1

G_DEFINE_FINAL_TYPE (KdDemoPage, kd_demo_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_count (KdDemoPage *self)
{
  g_autofree char *text = g_strdup_printf (_ ("%'u of %'u invented clients made"), MIN (self->made, CLIENTS), CLIENTS);

  gtk_label_set_label (self->status, text);
  gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) self->made / CLIENTS));
}

static void
on_committed (KdWorkspace *workspace,
              GPtrArray   *rows,
              GPtrArray   *briefs,
              GArray      *gone,
              guint64      number,
              KdDemoPage  *self)
{
  for (guint i = 0; i < rows->len; i++)
    self->made += ((KdRow *) rows->pdata[i])->def->kind == KD_KIND_CLIENT;
  show_count (self);
}

static void
fail (KdDemoPage   *self,
      const GError *error)
{
  if (self->session != NULL)
    kd_session_lock (self->session);
  g_clear_object (&self->session);
  gtk_label_set_label (self->status, error->message);
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_visible (self->back, TRUE);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), TRUE);
  gtk_widget_grab_focus (self->back);
}

/* --- filling ---------------------------------------------------------------------------------------------- */

static gboolean
run_fill (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  KdClock *clock = kd_workspace_get_clock (workspace);
  guint64  transactions;

  return kd_demo_fill (workspace, kd_clock_today (clock), kd_clock_now (clock), CLIENTS, SEED, &transactions, error);
}

static void
on_filled (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdDemoPage) self = data;
  g_autoptr (GError) error = NULL;
  gpointer filled = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (error != NULL)
    fail (self, error);
  else if (self->session != NULL)
    {
      g_autoptr (KdSession) session = g_steal_pointer (&self->session);

      g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0, session);
    }
  g_free (filled);
}

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (KdDemoPage) self = data;
  g_autoptr (GError) error = NULL;
  KdSession   *session = kd_session_unlock_finish (result, &error);
  KdWorkspace *workspace;

  if (session == NULL)
    {
      fail (self, error);
      return;
    }
  self->session = session;
  workspace = kd_session_get_workspace (session);
  if (kd_roster_get_n_clients (kd_directory_get_roster (kd_session_get_directory (session))) > 0)
    {
      g_autoptr (KdSession) there = g_steal_pointer (&self->session);

      g_signal_emit (self, signals[SIGNAL_UNLOCKED], 0, there);
      return;
    }
  g_signal_connect_object (workspace, "committed", G_CALLBACK (on_committed), self, G_CONNECT_DEFAULT);
  kd_workspace_call_async (workspace, run_fill, g_malloc0 (1), g_free, NULL, on_filled, g_object_ref (self));
}

/* --- making ----------------------------------------------------------------------------------------------- */

static int
speak (GError **error)
{
  const char *const lines[] = { KD_DEMO_PASSPHRASE, NULL };

  return kd_session_speak (lines, error);
}

/* Nobody keeps the recovery code of invented clients. */
static gboolean
run_make (KdProgram *program,
          gpointer   data,
          GError   **error)
{
  g_autofree char *key = NULL;
  g_autofree char *book = NULL;
  g_autofd int     fd = speak (error);

  return kd_program_has_vault (program) ||
         (fd >= 0 && kd_workspace_create (kd_program_get_vault (program), _ ("Trial"), _ ("Invented Clients"), fd, kd_program_get_clock (program), &key, &book, error));
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (KdDemoPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gpointer made = kd_program_call_finish (KD_PROGRAM (source), result, &error);
  int                 fd = made != NULL ? speak (&error) : -1;

  if (fd < 0)
    fail (self, error);
  else
    kd_session_unlock_async (self->program, NULL, FALSE, fd, NULL, on_unlocked, g_object_ref (self));
}

static void
kd_demo_page_dispose (GObject *object)
{
  KdDemoPage *self = KD_DEMO_PAGE (object);

  if (self->session != NULL)
    kd_session_lock (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->program);
  G_OBJECT_CLASS (kd_demo_page_parent_class)->dispose (object);
}

static void
kd_demo_page_class_init (KdDemoPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_demo_page_dispose;

  /**
   * KdDemoPage::unlocked:
   * @self: a page
   * @session: what begins
   */
  signals[SIGNAL_UNLOCKED] = g_signal_new ("unlocked", KD_TYPE_DEMO_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, KD_TYPE_SESSION);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-demo-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdDemoPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, KdDemoPage, status);
  gtk_widget_class_bind_template_child (widget_class, KdDemoPage, progress);
  gtk_widget_class_bind_template_child (widget_class, KdDemoPage, back);
}

static void
kd_demo_page_init (KdDemoPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kd_demo_page_start:
 * @self: a page
 * @program: turned to the vault with invented clients
 *
 * Makes the vault, or opens the one that is there.
 */
void
kd_demo_page_start (KdDemoPage *self,
                    KdProgram  *program)
{
  g_set_object (&self->program, program);
  self->made = 0;
  show_count (self);
  kd_program_call_async (program, run_make, g_malloc0 (1), g_free, on_made, g_object_ref (self));
}
