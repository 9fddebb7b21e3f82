/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each column of a file means: a row a column, with an example, to be changed. */

#include "kd-import-columns.h"

#include "kd-client.h"
#include "kd-contact-method.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXTRA_PREFIX "extra."
#define CONTACT_PREFIX "contact."

/* An example longer than that says no more. */
#define EXAMPLE_LETTERS 40

typedef struct
{
  KdImport  *import; /* borrowed: goes after the rows */
  guint      column;
  GPtrArray *targets; /* texts, shared */
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_ptr_array_unref (choice->targets);
  g_free (choice);
}

static const char *
find_contact_label (const char *key)
{
  for (const KdChoice *choice = kd_contact_type_choices; choice->key != NULL; choice++)
    if (g_str_equal (choice->key, key))
      return _ (choice->label);
  return key;
}

/**
 * kd_import_describe_target:
 * @target: what a column means, as the import says it
 *
 * Returns: (transfer full): what people call it
 */
char *
kd_import_describe_target (const char *target)
{
  g_auto (GStrv) parts = g_strsplit (target, ".", 2);
  const KdKindDef *part = parts[1] != NULL ? kd_kind_find (parts[0]) : &kd_client_kind;
  int              field = part != NULL ? kd_kind_find_field (part, parts[1] != NULL ? parts[1] : parts[0]) : -1;

  if (g_str_equal (target, "-"))
    return g_strdup (_ ("Leave out"));
  if (g_str_equal (target, EXTRA_PREFIX))
    return g_strdup (_ ("Keep under its own name"));
  if (g_str_has_prefix (target, CONTACT_PREFIX))
    return g_strdup (find_contact_label (target + strlen (CONTACT_PREFIX)));
  if (g_str_equal (target, "name.family"))
    return g_strdup (_ ("Family name"));
  if (g_str_equal (target, "name.given"))
    return g_strdup (_ ("Given name"));
  if (field < 0)
    return g_strdup (target);
  if (parts[1] == NULL)
    return g_strdup (kd_field_get_label (&part->fields[field]));
  return g_strdup_printf ("%s · %s", g_dgettext (GETTEXT_PACKAGE, part->label), kd_field_get_label (&part->fields[field]));
}

static GPtrArray *
list_targets (KdImport *import)
{
  g_autoptr (GPtrArray) known = kd_import_list_all_targets (import);
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (targets, g_strdup (EXTRA_PREFIX));
  g_ptr_array_add (targets, g_strdup ("-"));
  g_ptr_array_add (targets, g_strdup ("name.family"));
  g_ptr_array_add (targets, g_strdup ("name.given"));
  g_ptr_array_extend_and_steal (targets, g_steal_pointer (&known));
  return targets;
}

static guint
find_target (GPtrArray  *targets,
             const char *target)
{
  if (g_str_has_prefix (target, EXTRA_PREFIX))
    return 0;
  for (guint i = 0; i < targets->len; i++)
    if (g_str_equal (targets->pdata[i], target))
      return i;
  return 0;
}

static void
on_selected (AdwComboRow *row,
             GParamSpec  *pspec,
             Choice      *choice)
{
  const char      *target = choice->targets->pdata[adw_combo_row_get_selected (row)];
  g_autofree char *own = g_str_equal (target, EXTRA_PREFIX) ? g_strconcat (EXTRA_PREFIX, kd_import_get_header (choice->import, choice->column), NULL) : g_strdup (target);

  kd_import_set_target (choice->import, choice->column, own, NULL);
}

/**
 * kd_import_shorten:
 * @text: what stands in a cell
 *
 * Returns: (transfer full): the text on one short line; long numbers, which say who somebody is, are not shown whole
 */
char *
kd_import_shorten (const char *text)
{
  char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), EXAMPLE_LETTERS));

  g_strdelimit (start, "\r\n\t", ' ');
  if (strspn (start, "0123456789Xx -") == strlen (start) && strlen (start) > 10)
    memset (start + 3, '*', strlen (start) - 7);
  return start;
}

/* The first value below the header. */
static char *
find_example (KdImport *import,
              guint     column)
{
  for (guint row = 0; row < kd_import_get_n_preview (import); row++)
    {
      const char *text = kd_import_get_preview_text (import, row, column);

      if (kd_import_get_preview_number (import, row) > kd_import_get_header_row (import) && *text != '\0')
        return kd_import_shorten (text);
    }
  return g_strdup ("");
}

static GtkWidget *
new_row (KdImport   *import,
         guint       column,
         GPtrArray  *targets,
         GListModel *names)
{
  GtkWidget       *row = adw_combo_row_new ();
  g_autofree char *example = find_example (import, column);
  g_autofree char *target = kd_import_get_target (import, column);
  Choice          *choice = g_new0 (Choice, 1);

  *choice = (Choice) { import, column, g_ptr_array_ref (targets) };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kd_import_get_header (import, column));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), example);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, kd_import_get_header (import, column), -1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), names);
  adw_combo_row_set_expression (ADW_COMBO_ROW (row), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_target (targets, target));
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (on_selected), choice, choice_free, G_CONNECT_DEFAULT);
  return row;
}

/**
 * kd_import_columns_new:
 * @import: an import; outlives the widget
 *
 * Returns: (transfer floating): its columns and what they mean
 */
GtkWidget *
kd_import_columns_new (KdImport *import)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GPtrArray) targets = list_targets (import);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Columns"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("No column is lost: what is no field is kept under its own name."));
  for (guint i = 0; i < targets->len; i++)
    gtk_string_list_take (names, kd_import_describe_target (targets->pdata[i]));
  for (guint i = 0; i < kd_import_get_n_columns (import); i++)
    if (*kd_import_get_header (import, i) != '\0')
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (import, i, targets, G_LIST_MODEL (names)));
  return group;
}
