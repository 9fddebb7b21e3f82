/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-import-guess.h"

#include <glib/gi18n-lib.h>

/**
 * KdImportGuess:
 *
 * What was found out about a file: its sheet, encoding, separator and the row that names the columns. Each can be changed, and is
 * marked as long as it was not.
 */
struct _KdImportGuess
{
  AdwBin parent_instance;

  AdwWrapBox *box;

  /* what the user said; empty where it is looked for */
  char       *encoding;
  char        separator;
  char       *sheet;
  guint       header_row;
  const char *changed; /* name of the choice that was changed last, and keeps the keys */
  guint      *numbers; /* of the rows that the last combo offers */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const encodings[] = { "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", NULL };
static const char        separators[] = { ',', ';', '\t', '|' };

G_DEFINE_FINAL_TYPE (KdImportGuess, kd_import_guess, ADW_TYPE_BIN)

/* --- what is changed -------------------------------------------------------------------------------------- */

static void
on_encoding (GtkDropDown   *choice,
             GParamSpec    *pspec,
             KdImportGuess *self)
{
  g_set_str (&self->encoding, encodings[gtk_drop_down_get_selected (choice)]);
  self->changed = "encoding";
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_separator (GtkDropDown   *choice,
              GParamSpec    *pspec,
              KdImportGuess *self)
{
  self->separator = separators[gtk_drop_down_get_selected (choice)];
  self->changed = "separator";
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_sheet (GtkDropDown   *choice,
          GParamSpec    *pspec,
          KdImportGuess *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (choice);

  g_set_str (&self->sheet, gtk_string_object_get_string (item));
  self->header_row = 0; /* another sheet has its names elsewhere */
  self->changed = "sheet";
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_header_row (GtkDropDown   *choice,
               GParamSpec    *pspec,
               KdImportGuess *self)
{
  self->header_row = self->numbers[gtk_drop_down_get_selected (choice)];
  self->changed = "header-row";
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- what is shown ---------------------------------------------------------------------------------------- */

static void
add_choice (KdImportGuess     *self,
            const char        *title,
            gboolean           guessed,
            const char *const *items,
            guint              chosen,
            const char        *name,
            GCallback          callback)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *choice = gtk_drop_down_new_from_strings (items);
  g_autofree char *words = guessed ? g_strdup_printf (_ ("%s · automatic"), title) : g_strdup (title);
  GtkWidget       *label = gtk_label_new (words);

  gtk_widget_set_css_classes (label, (const char *[]) { "caption", "dimmed", NULL });
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_signal_connect_object (choice, "notify::selected", callback, self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choice);
  adw_wrap_box_append (self->box, box);
  if (g_strcmp0 (self->changed, name) == 0)
    gtk_widget_grab_focus (choice);
}

static guint
find_text (const char *const *items,
           const char        *wanted)
{
  for (guint i = 0; items[i] != NULL; i++)
    if (g_strcmp0 (items[i], wanted) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
add_text_choices (KdImportGuess *self,
                  KdImport      *import)
{
  const char *const names[] = { _ ("Comma"), _ ("Semicolon"), _ ("Tabulator"), _ ("Bar"), NULL };
  guint             chosen = GTK_INVALID_LIST_POSITION;

  if (kd_import_get_encoding (import) == NULL)
    return;
  add_choice (self, _ ("Encoding"), self->encoding == NULL, encodings, find_text (encodings, kd_import_get_encoding (import)), "encoding", G_CALLBACK (on_encoding));
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (separators[i] == kd_import_get_separator (import))
      chosen = i;
  add_choice (self, _ ("Separator"), self->separator == '\0', names, chosen, "separator", G_CALLBACK (on_separator));
}

/* The rows down to the first ones of data, by their numbers. */
static void
add_header_choice (KdImportGuess *self,
                   KdImport      *import)
{
  guint n = kd_import_get_n_preview (import), chosen = GTK_INVALID_LIST_POSITION;
  g_auto (GStrv) items = g_new0 (char *, n + 1);

  g_free (self->numbers);
  self->numbers = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    {
      self->numbers[i] = kd_import_get_preview_number (import, i);
      items[i] = g_strdup_printf (_ ("Row %u"), self->numbers[i]);
      if (self->numbers[i] == kd_import_get_header_row (import))
        chosen = i;
    }
  add_choice (self, _ ("Column names"), self->header_row == 0, (const char *const *) items, chosen, "header-row", G_CALLBACK (on_header_row));
}

/**
 * kd_import_guess_show:
 * @self: a guess
 * @import: an import of the file
 *
 * Shows what was found out.
 */
void
kd_import_guess_show (KdImportGuess *self,
                      KdImport      *import)
{
  g_auto (GStrv) sheets = kd_import_list_sheets (import, TRUE);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    adw_wrap_box_remove (self->box, child);
  if (g_strv_length (sheets) > 1)
    add_choice (self, _ ("Sheet"), self->sheet == NULL, (const char *const *) sheets, find_text ((const char *const *) sheets, kd_import_get_sheet (import)), "sheet", G_CALLBACK (on_sheet));
  add_text_choices (self, import);
  add_header_choice (self, import);
}

/**
 * kd_import_guess_reset:
 * @self: a guess
 *
 * Forgets what the user said: another file is looked at.
 */
void
kd_import_guess_reset (KdImportGuess *self)
{
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->sheet, g_free);
  self->separator = '\0';
  self->header_row = 0;
  self->changed = NULL;
}

/**
 * kd_import_guess_get_options:
 * @self: a guess
 *
 * Returns: what the user said; its texts are the guess's own
 */
KdImportOptions
kd_import_guess_get_options (KdImportGuess *self)
{
  return (KdImportOptions) { .encoding = self->encoding, .separator = self->separator, .sheet = self->sheet, .header_row = self->header_row };
}

/* --- life ------------------------------------------------------------------------------------------------- */

static void
kd_import_guess_finalize (GObject *object)
{
  kd_import_guess_reset (KD_IMPORT_GUESS (object));
  g_free (KD_IMPORT_GUESS (object)->numbers);
  G_OBJECT_CLASS (kd_import_guess_parent_class)->finalize (object);
}

static void
kd_import_guess_class_init (KdImportGuessClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_import_guess_finalize;

  /**
   * KdImportGuess::changed:
   * @self: a guess
   *
   * The user knows better, and the file is to be looked at again.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KD_TYPE_IMPORT_GUESS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_import_guess_init (KdImportGuess *self)
{
  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 18);
  adw_wrap_box_set_line_spacing (self->box, 6);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}
