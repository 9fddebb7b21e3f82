/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-profile-tab.h"

#include "kd-client-extras.h"
#include "kd-client-members.h"
#include "kd-client-referral.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-completeness.h"
#include "kd-contact-method.h"
#include "kd-field-group.h"
#include "kd-rows-group.h"

#include <glib/gi18n-lib.h>

/**
 * KdProfileTab:
 *
 * Everything about the person, edited where it stands.
 */
struct _KdProfileTab
{
  KdClientTab parent_instance;

  GtkWidget    *bar;
  GtkLabel     *extent;
  GtkWidget    *next;
  KdFieldGroup *groups[4];
  KdRowsGroup  *methods;
  KdRowsGroup  *family;
  KdRowsGroup  *referral;
  KdRowsGroup  *extras;
};

G_DEFINE_FINAL_TYPE (KdProfileTab, kd_profile_tab, KD_TYPE_CLIENT_TAB)

static const char *const groups[] = { "identity", "contact", "work", "service" };

static void
show_completeness (KdProfileTab       *self,
                   const KdClientFile *file)
{
  KdCompleteness   completeness = kd_completeness_of (file->client);
  guint            missing = completeness.counted - completeness.filled;
  double           share = completeness.counted > 0 ? (double) completeness.filled / completeness.counted : 1;
  int              percent = (int) (share * 100);
  g_autofree char *text = missing == 0 ? g_strdup (_ ("The file is complete"))
                                       : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Complete to %d%%, %u field is missing", "Complete to %d%%, %u fields are missing", missing),
                                                          percent,
                                                          missing);

  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), share);
  gtk_label_set_text (self->extent, text);
  gtk_widget_set_visible (self->next, missing > 0);
}

static void
show_methods (KdProfileTab       *self,
              const KdClientFile *file)
{
  KdSession *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  g_autoptr (GPtrArray) methods = kd_client_file_list (file, KD_KIND_CONTACT_METHOD);

  kd_rows_group_begin (self->methods);
  for (guint i = 0; i < methods->len; i++)
    {
      const KdRow     *method = methods->pdata[i];
      const char      *label = kd_row_get_text (method, KD_CONTACT_METHOD_LABEL);
      const char      *note = kd_row_get_text (method, KD_CONTACT_METHOD_NOTE);
      g_autofree char *value = kd_client_words_value (session, method, KD_CONTACT_METHOD_VALUE);
      g_autofree char *detail = kd_client_words_join (kd_client_words_choice (method, KD_CONTACT_METHOD_TYPE), label != NULL ? label : "", note != NULL ? note : "", NULL);
      g_autoptr (GMenuModel) menu = kd_client_words_menu (method);
      GtkWidget *row = kd_rows_group_row_new (value, detail, NULL);

      gtk_widget_add_css_class (row, "numeric");
      if (kd_row_get_integer (method, KD_CONTACT_METHOD_PREFERRED, 0))
        kd_rows_group_row_add_pill (row, _ ("Preferred"), "pill-level");
      kd_rows_group_row_set_menu (row, menu);
      kd_rows_group_add (self->methods, row);
    }
  kd_rows_group_end (self->methods);
}

static GtkWidget *
make_completeness (KdProfileTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  self->next = gtk_button_new_with_label (_ ("Fill In One by One"));
  self->bar = gtk_level_bar_new ();
  self->extent = GTK_LABEL (label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_widget_add_css_class (self->bar, "extent");
  gtk_label_set_xalign (self->extent, 0);
  gtk_label_set_wrap (self->extent, TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (self->next, "flat");
  gtk_widget_set_tooltip_text (self->next, _ ("Next empty field (Ctrl+E)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), "client.first-empty");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), self->next);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
kd_profile_tab_show (KdClientTab  *tab,
                     KdClientFile *file)
{
  KdProfileTab *self = KD_PROFILE_TAB (tab);

  show_completeness (self, file);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    kd_field_group_show (self->groups[i], file->client);
  show_methods (self, file);
  kd_client_members_show (self->family, kd_client_tab_get_session (tab), file);
  kd_client_referral_show (self->referral, kd_client_tab_get_session (tab), file);
  kd_client_extras_show (self->extras, file->client);
}

static void
kd_profile_tab_constructed (GObject *object)
{
  KdProfileTab *self = KD_PROFILE_TAB (object);
  KdClientTab  *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_profile_tab_parent_class)->constructed (object);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    self->groups[i] = kd_field_group_new (kd_client_tab_get_session (tab), "client", groups[i]);
  self->methods = kd_rows_group_new (_ ("Numbers and Addresses"), _ ("No number yet"));
  kd_rows_group_add_button (self->methods, "list-add-symbolic", _ ("Add a Way of Contact"), "client.add-record::contact-method");
  self->family = kd_client_members_group_new ();
  self->referral = kd_client_referral_group_new ();
  self->extras = kd_client_extras_group_new ();
  kd_client_tab_add (tab, make_completeness (self));
  kd_client_tab_add (tab, GTK_WIDGET (self->groups[0]));
  kd_client_tab_add (tab, GTK_WIDGET (self->methods));
  kd_client_tab_add (tab, GTK_WIDGET (self->groups[1]));
  kd_client_tab_add (tab, GTK_WIDGET (self->groups[2]));
  kd_client_tab_add (tab, GTK_WIDGET (self->family));
  kd_client_tab_add (tab, GTK_WIDGET (self->referral));
  kd_client_tab_add (tab, GTK_WIDGET (self->groups[3]));
  kd_client_tab_add (tab, GTK_WIDGET (self->extras));
}

static void
kd_profile_tab_class_init (KdProfileTabClass *class)
{
  G_OBJECT_CLASS (class)->constructed = kd_profile_tab_constructed;
  KD_CLIENT_TAB_CLASS (class)->show = kd_profile_tab_show;
}

static void
kd_profile_tab_init (KdProfileTab *self)
{
}

/**
 * kd_profile_tab_set_revealed:
 * @self: a tab
 * @revealed: whether numbers can be read
 */
void
kd_profile_tab_set_revealed (KdProfileTab *self,
                             gboolean      revealed)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    kd_field_group_set_revealed (self->groups[i], revealed);
}

/* The fields of the table in the order in which they stand on the page. */
static GArray *
list_places (void)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (gsize g = 0; g < G_N_ELEMENTS (groups); g++)
    for (guint i = 0; i < kd_client_kind.n_fields; i++)
      if (g_str_equal (kd_client_kind.fields[i].group, groups[g]))
        g_array_append_val (places, i);
  return places;
}

static gboolean
focus (KdProfileTab *self,
       guint         field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (kd_field_group_focus (self->groups[i], field))
      return TRUE;
  return FALSE;
}

/**
 * kd_profile_tab_focus_empty:
 * @self: a tab that shows a file
 *
 * Puts the cursor into the first field that counts and is empty, and from one into the next.
 *
 * Returns: whether there is one
 */
gboolean
kd_profile_tab_focus_empty (KdProfileTab *self)
{
  KdClientFile *file = kd_client_tab_get_file (KD_CLIENT_TAB (self));
  g_autoptr (GPtrArray) missing = file != NULL ? kd_completeness_missing (file->client) : g_ptr_array_new ();
  g_autoptr (GArray) places = list_places ();
  int   here = -1;
  guint start = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (groups) && here < 0; i++)
    here = kd_field_group_get_focus (self->groups[i]);
  for (guint i = 0; i < places->len; i++)
    if ((int) g_array_index (places, guint, i) == here)
      start = i + 1;
  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, (start + i) % places->len);

      if (g_ptr_array_find (missing, &kd_client_kind.fields[place], NULL) && focus (self, place))
        return TRUE;
    }
  return FALSE;
}
