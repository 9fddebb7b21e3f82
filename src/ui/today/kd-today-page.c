/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-today-page-private.h"

#include "kd-editing.h"
#include "kd-list-top.h"
#include "kd-places-button.h"
#include "kd-reminder-row.h"
#include "kd-shortcuts.h"
#include "kd-today-spread.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"
#include "kd-words-lunar.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  PROP_SESSION = 1,
} KdTodayPageProperty;

static GParamSpec *properties[PROP_SESSION + 1];

G_DEFINE_FINAL_TYPE (KdTodayPage, kd_today_page, ADW_TYPE_BIN)

static void
on_activate_cb (KdTodayPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "today.open", NULL);
}

static void
on_selected (KdTodayPage *self)
{
  kd_today_page_update_actions (self);
  kd_today_choose (self->today, gtk_single_selection_get_selected_item (self->selection));
  if (gtk_single_selection_get_selected (self->selection) == 0)
    kd_list_top_keep (self->view);
  kd_today_page_tell_client (self, "win.show-client");
}

/* --- what is shown ---------------------------------------------------------------------------------------- */

static void
show_title (KdTodayPage *self)
{
  KdDate           today = kd_session_get_today (self->session);
  guint            overdue = kd_today_get_n_overdue (self->today), due = kd_today_get_n_due (self->today, KD_TODAY_N_KINDS);
  g_autofree char *title = kd_words_day (today);
  g_autofree char *lunar = kd_words_lunar (today);
  g_autofree char *subtitle = NULL;

  subtitle = overdue > 0 ? g_strdup_printf (_ ("%2$u overdue · %3$u today · %1$s"), lunar, overdue, due - overdue) : g_strdup_printf (_ ("%2$u today · %1$s"), lunar, due);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
show_chips (KdTodayPage *self)
{
  for (guint i = 0; i <= KD_TODAY_N_KINDS; i++)
    {
      guint            n = kd_today_get_n_due (self->today, (KdTodayKind) i);
      g_autofree char *count = kd_words_count (n);
      g_autofree char *label = g_strdup_printf ("%s %s", kd_reminder_get_kind_label ((KdTodayKind) i), count);

      gtk_button_set_label (GTK_BUTTON (self->kind_chips[i]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->kind_chips[i]), n > 0 || i == KD_TODAY_N_KINDS || gtk_toggle_button_get_active (self->kind_chips[i]));
    }
}

/* What is wrong with the day itself, if anything. */
static void
show_health (KdTodayPage *self)
{
  guint    fired = kd_today_get_n_fired (self->today);
  KdDate   guessed = kd_today_get_guessed (self->today);
  GString *text = g_string_new (NULL);
  int      year;

  if (fired > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u reminder was due while the computer was off", "%u reminders were due while the computer was off", fired), fired);
  if (guessed != KD_DATE_NONE)
    {
      kd_date_get_ymd (guessed, &year, NULL, NULL);
      g_string_append_printf (text, text->len > 0 ? "\n" : "%s", "");
      g_string_append_printf (text, _ ("The %d holidays are not announced yet. Weekends are used"), year);
    }
  gtk_label_set_label (self->health, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->health), text->len > 0);
  g_string_free (text, TRUE);
}

/* Calls that have piled up, as after an import. */
static void
show_arrears (KdTodayPage *self)
{
  g_autoptr (KdTodaySpread) spread = kd_today_spread_new (kd_today_get_lines (self->today), kd_today_get_day (self->today), kd_directory_get_rules (kd_session_get_directory (self->session))->workdays);
  gboolean many = spread->calls->len > KD_TODAY_LIST_OVERDUE;

  gtk_widget_set_visible (self->arrears, many);
  if (many)
    gtk_label_set_label (self->arrears_words, spread->never * 2 > spread->calls->len ? _ ("Many clients were never contacted.") : _ ("Many calls are overdue."));
}

static const char *
find_page (KdTodayPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return "list";
  if (!kd_today_is_loaded (self->today))
    return "loading";
  return kd_roster_get_n_clients (kd_directory_get_roster (kd_session_get_directory (self->session))) > 0 ? "free" : "empty";
}

static void
show_all (KdTodayPage *self)
{
  gboolean list;

  gtk_stack_set_visible_child_name (self->stack, find_page (self));
  list = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list");
  gtk_widget_set_visible (GTK_WIDGET (self->acts), list);
  show_title (self);
  show_chips (self);
  show_health (self);
  show_arrears (self);
}

static void
on_chip_toggled (GtkToggleButton *chip,
                 KdTodayPage     *self)
{
  if (!gtk_toggle_button_get_active (chip))
    return;
  for (guint i = 0; i <= KD_TODAY_N_KINDS; i++)
    if (chip == self->kind_chips[i])
      kd_today_list_set_kind (self->list, (KdTodayKind) i);
  show_all (self);
}

static void
add_chip (KdTodayPage *self,
          KdTodayKind  kind)
{
  GtkWidget *chip = gtk_toggle_button_new ();

  gtk_widget_add_css_class (chip, "chip");
  self->kind_chips[kind] = GTK_TOGGLE_BUTTON (chip);
  if (kind != KD_TODAY_N_KINDS)
    gtk_toggle_button_set_group (self->kind_chips[kind], self->kind_chips[KD_TODAY_N_KINDS]);
  else
    gtk_toggle_button_set_active (self->kind_chips[kind], TRUE);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_chip_toggled), self, G_CONNECT_DEFAULT);
  gtk_box_append (self->chips, chip);
}

/* --- rows and headings ------------------------------------------------------------------------------------ */

static void
on_row_setup (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              KdTodayPage              *self)
{
  gtk_list_item_set_child (item, kd_reminder_row_new (self->session, FALSE));
}

static void
on_row_bind (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             KdTodayPage              *self)
{
  KdTodayLine     *line = gtk_list_item_get_item (item);
  KdDate           today = kd_today_get_day (self->today);
  g_autofree char *spoken = kd_reminder_row_describe (line, today);

  kd_reminder_row_show (KD_REMINDER_ROW (gtk_list_item_get_child (item)), line);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
on_header_setup (GtkSignalListItemFactory *factory,
                 GtkListHeader            *header,
                 gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
on_header_bind (GtkSignalListItemFactory *factory,
                GtkListHeader            *header,
                gpointer                  data)
{
  static const char *const labels[KD_TODAY_N_SECTIONS] = {
    [KD_TODAY_OVERDUE] = N_ ("Overdue"),
    [KD_TODAY_NOW] = N_ ("Today"),
    [KD_TODAY_SOON] = N_ ("Next Days"),
    [KD_TODAY_FINISHED] = N_ ("Finished"),
  };
  KdTodayLine *line = gtk_list_header_get_item (header);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)), _ (labels[kd_today_line_get_section (line)]));
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  KdTodaySection left = kd_today_line_get_section ((KdTodayLine *) a), right = kd_today_line_get_section ((KdTodayLine *) b);

  return left == right ? 0 : left < right ? -1
                                          : 1;
}

static void
set_up_view (KdTodayPage *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_sections, NULL, NULL));
  /* Nothing moves by it, the lines come in order; but without a sorter there would be no sections. */
  GtkSortListModel *sections = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->list)), g_object_ref (sorter));

  gtk_sort_list_model_set_section_sorter (sections, sorter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sections));
  g_signal_connect_object (rows, "setup", G_CALLBACK (on_row_setup), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (rows, "bind", G_CALLBACK (on_row_bind), self, G_CONNECT_DEFAULT);
  g_signal_connect (headers, "setup", G_CALLBACK (on_header_setup), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (on_header_bind), NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, rows);
  gtk_list_view_set_header_factory (self->view, headers);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (rows);
  g_object_unref (headers);
  kd_shortcuts_attach (GTK_WIDGET (self->view), KD_SCOPE_TODAY, GTK_PHASE_CAPTURE);
}

/* --- life ------------------------------------------------------------------------------------------------- */

static gboolean
kd_today_page_focus (GtkWidget       *widget,
                     GtkDirectionType direction)
{
  KdTodayPage *self = KD_TODAY_PAGE (widget);

  /* Coming in, the list is what is worked in; Tab going round comes to what is above it too. It may not be read yet. */
  if (self->coming && (!kd_today_is_loaded (self->today) || gtk_widget_get_mapped (GTK_WIDGET (self->view))) && gtk_widget_get_focus_child (widget) == NULL &&
      gtk_widget_grab_focus (GTK_WIDGET (self->view)))
    {
      self->coming = FALSE;
      return TRUE;
    }
  return GTK_WIDGET_CLASS (kd_today_page_parent_class)->focus (widget, direction);
}

/* Nobody may be left with keys that go nowhere: the list may have come before the page was shown, or not at all. */
static void
settle_focus (KdTodayPage *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (view) && focus == NULL)
    gtk_widget_grab_focus (view);
  /* It waited for the list, and there is none: Tab would not get away from what is not shown. */
  else if (!gtk_widget_get_mapped (view) && gtk_widget_get_mapped (GTK_WIDGET (self)) && (focus == NULL || focus == view || gtk_widget_is_ancestor (focus, view)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
kd_today_page_map (GtkWidget *widget)
{
  KdTodayPage *self = KD_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (kd_today_page_parent_class)->map (widget);
  self->coming = TRUE;
  if (kd_today_is_loaded (self->today))
    settle_focus (self);
}

static void
on_changed (KdTodayPage *self)
{
  show_all (self);
  settle_focus (self);
}

static void
kd_today_page_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_object (value, KD_TODAY_PAGE (object)->session);
}

static void
kd_today_page_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KD_TODAY_PAGE (object)->session = g_value_dup_object (value);
}

static void
kd_today_page_constructed (GObject *object)
{
  static const char *const edits[] = { "today.done", "today.done-choose", "today.snooze", "today.snooze-to", "today.snooze-choose", "today.log", "today.remove", "today.spread", NULL };
  KdTodayPage             *self = KD_TODAY_PAGE (object);

  G_OBJECT_CLASS (kd_today_page_parent_class)->constructed (object);
  kd_editing_guard (GTK_WIDGET (self), self->session, edits);
  self->today = g_object_ref (kd_session_get_day (self->session));
  self->list = kd_today_list_new (self->today);
  add_chip (self, KD_TODAY_N_KINDS);
  for (guint i = 0; i < KD_TODAY_N_KINDS; i++)
    add_chip (self, (KdTodayKind) i);
  set_up_view (self);
  g_signal_connect (self, "map", G_CALLBACK (on_selected), NULL);
  g_signal_connect_object (self->today, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  show_all (self);
}

static void
kd_today_page_dispose (GObject *object)
{
  KdTodayPage *self = KD_TODAY_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->today);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_today_page_parent_class)->dispose (object);
}

static void
kd_today_page_class_init (KdTodayPageClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = kd_today_page_constructed;
  object_class->dispose = kd_today_page_dispose;
  object_class->get_property = kd_today_page_get_property;
  object_class->set_property = kd_today_page_set_property;
  widget_class->focus = kd_today_page_focus;
  widget_class->map = kd_today_page_map;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  kd_today_page_install_actions (widget_class);
  g_type_ensure (KD_TYPE_PLACES_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/today/kd-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, chips);
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, overlay);
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, view);
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, health);
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, arrears);
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, arrears_words);
  gtk_widget_class_bind_template_child (widget_class, KdTodayPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
kd_today_page_init (KdTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
