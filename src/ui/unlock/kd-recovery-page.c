/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recovery-page.h"

#include "kd-file.h"
#include "kd-instant.h"
#include "kd-new-file.h"
#include "kd-outlet.h"
#include "kd-recovery-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * KdRecoveryPage:
 *
 * Shows the recovery code of a new vault once, group by group, so that it can be written down. It cannot
 * be copied: a clipboard is no place for it.
 */
struct _KdRecoveryPage
{
  AdwNavigationPage parent_instance;

  KdProgram *program;
  char      *code;

  /* template */
  AdwWrapBox *groups;
  GtkLabel   *message;
  GtkWidget  *next;
};

enum
{
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdRecoveryPage, kd_recovery_page, ADW_TYPE_NAVIGATION_PAGE)

/* Four fit into a line of the card, two into a narrow one. */
#define CELL_WIDTH 102

static void
say (KdRecoveryPage *self,
     const char     *text,
     gboolean        failed)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message), failed ? (const char *[]) { "error", NULL } : (const char *[]) { "dimmed", NULL });
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Who gives up a dialog knows it. */
static void
say_error (KdRecoveryPage *self,
           const GError   *error)
{
  if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    say (self, error->message, TRUE);
}

static GtkWidget *
new_cell (guint       number,
          const char *group)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *spoken = g_strdup_printf (_ ("Group %u: %s"), number, group);
  GtkWidget       *cell = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "width-request", CELL_WIDTH, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget       *caption = gtk_label_new (digits);
  GtkWidget       *label = gtk_label_new (group);

  gtk_widget_set_css_classes (caption, (const char *[]) { "caption", "dimmed", "numeric", NULL });
  gtk_widget_set_css_classes (label, (const char *[]) { "monospace", "title-4", NULL });
  gtk_box_append (GTK_BOX (cell), caption);
  gtk_box_append (GTK_BOX (cell), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return cell;
}

/* --- on paper --------------------------------------------------------------------------------------------- */

static GBytes *
make_sheet (KdRecoveryPage *self,
            GError        **error)
{
  KdClock         *clock = kd_program_get_clock (self->program);
  char             day[KD_DATE_TEXT_SIZE];
  g_autofree char *created = kd_instant_format (kd_clock_now (clock));
  g_autofree char *printed = g_strdup_printf (_ ("Dossier · printed on %s"), kd_date_format (kd_clock_today (clock), day));
  KdPagesInfo      info = { .title = _ ("Recovery Code"), .printed = printed, .created = created };
  g_autoptr (KdPages) pages = kd_recovery_sheet_new_pages (self->code, &info);
  guint n_pages;

  return kd_pages_finish (pages, &n_pages, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdRecoveryPage) self = data;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, &size, &error) && g_output_stream_close (G_OUTPUT_STREAM (source), NULL, &error))
    say (self, _ ("Handed to the printer"), FALSE);
  else
    say_error (self, error);
}

static void
on_printer (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (KdRecoveryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), result, &error);
  g_autoptr (GBytes) sheet = stream != NULL ? make_sheet (self, &error) : NULL;
  gsize         size;
  gconstpointer bytes = sheet != NULL ? g_bytes_get_data (sheet, &size) : NULL;

  if (bytes == NULL)
    {
      say_error (self, error);
      return;
    }
  g_object_set_data_full (G_OBJECT (stream), "sheet", g_bytes_ref (sheet), (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (stream, bytes, size, G_PRIORITY_DEFAULT, NULL, on_written, g_object_ref (self));
}

static void
on_print_cb (KdRecoveryPage *self)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  gtk_print_dialog_set_title (dialog, _ ("Print the Recovery Code"));
  gtk_print_dialog_print (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, NULL, on_printer, g_object_ref (self));
}

/* --- in a file -------------------------------------------------------------------------------------------- */

static char *
make_text (KdRecoveryPage *self)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) groups = g_strsplit (self->code, "-", -1);

  g_string_append_printf (text, "%s\n\n", _ ("Recovery code of a Dossier vault. Whoever has it can read every client’s file."));
  for (guint i = 0; groups[i] != NULL; i++)
    g_string_append_printf (text, "%2u  %s\n", i + 1, groups[i]);
  return g_string_free (text, FALSE);
}

static gboolean
save (KdRecoveryPage *self,
      const char     *path,
      GError        **error)
{
  g_autofree char *text = make_text (self);
  g_auto (KdNewFile) file = KD_NEW_FILE_INIT;
  gboolean saved = kd_new_file_open (&file, path, TRUE, error) && kd_file_write (file.fd, text, strlen (text), path, error) && kd_new_file_keep (&file, error);

  explicit_bzero (text, strlen (text));
  return saved;
}

static void
on_file (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (KdRecoveryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = kd_outlet_finish_file (GTK_FILE_DIALOG (source), result, &error);

  if (path != NULL && save (self, path, &error))
    say (self, _ ("Saved, readable by you only. Keep it on another disk"), FALSE);
  else if (error != NULL)
    say_error (self, error);
}

static void
on_save_cb (KdRecoveryPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save the Recovery Code"));
  gtk_file_dialog_set_initial_name (dialog, _ ("dossier-recovery-code.txt"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, on_file, g_object_ref (self));
}

static void
on_next_cb (KdRecoveryPage *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
forget (KdRecoveryPage *self)
{
  GtkWidget *cell;

  if (self->code != NULL)
    explicit_bzero (self->code, strlen (self->code));
  g_clear_pointer (&self->code, g_free);
  while (self->groups != NULL && (cell = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    adw_wrap_box_remove (self->groups, cell);
}

static void
kd_recovery_page_showing (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (KD_RECOVERY_PAGE (page)->next);
}

static void
kd_recovery_page_dispose (GObject *object)
{
  KdRecoveryPage *self = KD_RECOVERY_PAGE (object);

  if (self->code != NULL)
    explicit_bzero (self->code, strlen (self->code));
  g_clear_pointer (&self->code, g_free);
  g_clear_object (&self->program);
  G_OBJECT_CLASS (kd_recovery_page_parent_class)->dispose (object);
}

static void
kd_recovery_page_class_init (KdRecoveryPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = kd_recovery_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (class)->shown = kd_recovery_page_showing;

  /**
   * KdRecoveryPage::done:
   * @self: a page
   *
   * The user says that the code is on paper.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", KD_TYPE_RECOVERY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-recovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdRecoveryPage, groups);
  gtk_widget_class_bind_template_child (widget_class, KdRecoveryPage, message);
  gtk_widget_class_bind_template_child (widget_class, KdRecoveryPage, next);
  gtk_widget_class_bind_template_callback (widget_class, on_print_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_cb);
}

static void
kd_recovery_page_init (KdRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kd_recovery_page_set_code:
 * @self: a page
 * @program: where time comes from
 * @code: a recovery code, groups with hyphens between
 *
 * Shows a code.
 */
void
kd_recovery_page_set_code (KdRecoveryPage *self,
                           KdProgram      *program,
                           const char     *code)
{
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);

  forget (self);
  g_set_object (&self->program, program);
  self->code = g_strdup (code);
  for (guint i = 0; groups[i] != NULL; i++)
    adw_wrap_box_append (self->groups, new_cell (i + 1, groups[i]));
}

/**
 * kd_recovery_page_get_code:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the code that it shows
 */
const char *
kd_recovery_page_get_code (KdRecoveryPage *self)
{
  return self->code;
}
