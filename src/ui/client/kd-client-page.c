/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-page-private.h"

#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-editing.h"
#include "kd-error.h"
#include "kd-finances-tab.h"
#include "kd-history-tab.h"
#include "kd-investments-tab.h"
#include "kd-journal-tab.h"
#include "kd-overview-tab.h"
#include "kd-profile-tab.h"
#include "kd-risk-tab.h"
#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>

/**
 * KdClientPage:
 *
 * One client: who they are in ten seconds, and everything about them in tabs.
 */

typedef enum
{
  PROP_SESSION = 1,
  PROP_TITLE,
} KdClientPageProperty;

static GParamSpec *properties[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (KdClientPage, kd_client_page, ADW_TYPE_BIN)

static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
} tabs[KD_CLIENT_TABS] = {
  { "overview", N_ ("Overview"), kd_overview_tab_get_type },
  { "profile", N_ ("Profile"), kd_profile_tab_get_type },
  { "finances", N_ ("Finances"), kd_finances_tab_get_type },
  { "risk", N_ ("Risk"), kd_risk_tab_get_type },
  { "investments", N_ ("Investments"), kd_investments_tab_get_type },
  { "journal", N_ ("Journal"), kd_journal_tab_get_type },
  { "history", N_ ("History"), kd_history_tab_get_type },
};

#define RISK_TAB 3

/* A file that comes at once is not announced. */
#define PATIENCE 200

/* --- showing ------------------------------------------------------------------------------------------------ */

static void
set_title (KdClientPage *self,
           const char   *title)
{
  if (g_set_str (&self->title, title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* A tab is filled when it is looked at. */
static void
show_tab (KdClientPage *self)
{
  for (guint i = 0; i < KD_CLIENT_TABS; i++)
    if (self->stale[i] && self->file != NULL && adw_view_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->pages[i]))
      {
        self->stale[i] = FALSE;
        kd_client_tab_show (self->pages[i], self->file);
      }
}

/* The header has the name in large letters: the bar above repeats it once one has scrolled away from there. */
static void
show_name (KdClientPage *self)
{
  GtkWidget *tab = adw_view_stack_get_visible_child (self->tabs);

  gtk_widget_set_visible (self->name, self->file == NULL || (tab != NULL && gtk_adjustment_get_value (kd_client_tab_get_scroll (KD_CLIENT_TAB (tab))) > 0));
}

/* The chosen tab comes into sight where not all have room. */
static void
on_tab (KdClientPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->strip);
  double         room = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  for (guint i = 0; i < KD_CLIENT_TABS; i++)
    if (adw_view_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->pages[i]))
      gtk_adjustment_set_value (adjustment, room * i / (KD_CLIENT_TABS - 1));
  show_tab (self);
  show_name (self);
}

static void
show_header (KdClientPage *self)
{
  const KdRuleSet  *rules = kd_directory_get_rules (kd_session_get_directory (self->session));
  AdwViewStackPage *page = adw_view_stack_get_page (self->tabs, GTK_WIDGET (self->pages[RISK_TAB]));
  KdClientFacts     facts;

  kd_client_header_show (self->header, self->session, self->file, self->revealed);
  if (kd_client_words_facts (self->session, &self->uuid, &facts))
    adw_view_stack_page_set_needs_attention (
      page, kd_light_of_assessment (rules, facts.brief.level, facts.brief.assessed, facts.today).level == KD_LIGHT_ERROR);
}

/* Who is not served any more is not reminded of, and the page says why. */
static void
show_banner (KdClientPage *self)
{
  static const struct
  {
    const char *status;
    const char *title;
  } banners[] = {
    { "archived", N_ ("Archived: nothing reminds of this client") },
    { "restricted", N_ ("Use is restricted: the data are kept, not worked with") },
    { "deceased", N_ ("Deceased: nothing reminds of this client") },
  };
  const char *status = kd_row_get_text (self->file->client, KD_CLIENT_STATUS);
  gboolean    shown = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (banners); i++)
    if (g_strcmp0 (status, banners[i].status) == 0)
      {
        adw_banner_set_title (self->banner, _ (banners[i].title));
        shown = TRUE;
      }
  adw_banner_set_revealed (self->banner, shown);
}

/**
 * kd_client_page_update:
 * @self: a page with a file
 *
 * Shows the file: the header and the tab that is looked at now, the others when they are.
 */
void
kd_client_page_update (KdClientPage *self)
{
  for (guint i = 0; i < KD_CLIENT_TABS; i++)
    self->stale[i] = TRUE;
  show_banner (self);
  gtk_widget_set_sensitive (self->menu, TRUE);
  show_header (self);
  show_tab (self);
}

static void
on_shape (KdClientPage *self)
{
  if (self->file != NULL)
    show_header (self);
}

/* --- loading ------------------------------------------------------------------------------------------------ */

typedef struct
{
  KdUuid        uuid;
  KdClientFile *file;
  gboolean      gone;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->file, kd_client_file_unref);
  g_free (load);
}

static gboolean
run_load (KdWorkspace  *workspace,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Load *load = data;
  g_autoptr (GError) problem = NULL;

  load->file = kd_client_file_load (workspace, &load->uuid, &problem);
  load->gone = g_error_matches (problem, KD_ERROR, KD_ERROR_NOT_FOUND);
  if (problem != NULL && !load->gone)
    g_propagate_error (error, g_steal_pointer (&problem));
  return load->file != NULL || load->gone;
}

/* Why there is no file to be seen. */
static void
show_nothing (KdClientPage *self,
              const char   *page)
{
  gtk_widget_set_sensitive (self->menu, FALSE);
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, page);
  show_name (self);
}

static void
take_file (KdClientPage *self,
           KdClientFile *file)
{
  gboolean first = self->file == NULL;

  g_clear_handle_id (&self->late, g_source_remove);
  g_clear_pointer (&self->file, kd_client_file_unref);
  if (file == NULL)
    {
      show_nothing (self, "gone");
      return;
    }
  self->file = kd_client_file_ref (file);
  set_title (self, kd_row_get_text (file->client, KD_CLIENT_NAME));
  gtk_stack_set_visible_child_name (self->stack, "page");
  kd_client_page_update (self);
  show_name (self);
  if (first)
    kd_client_page_return (self);
}

/* A file that is shown stays, as it was read before. */
static void
fail (KdClientPage *self,
      const GError *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  g_clear_handle_id (&self->late, g_source_remove);
  if (self->session == NULL)
    return;
  kd_session_fail (self->session, error);
  if (self->file != NULL && kd_uuid_equal (&self->file->client->uuid, &self->uuid))
    return;
  g_clear_pointer (&self->file, kd_client_file_unref);
  adw_status_page_set_description (self->failed, message);
  show_nothing (self, "failed");
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (KdClientPage) self = data;
  g_autoptr (GError) error = NULL;
  Load *load = kd_workspace_call_finish (KD_WORKSPACE (source), result, &error);

  if (load == NULL)
    {
      fail (self, error);
      return;
    }
  if (self->session != NULL && kd_uuid_equal (&load->uuid, &self->uuid))
    take_file (self, load->file);
  load_free (load);
}

static gboolean
on_late (gpointer data)
{
  KdClientPage *self = data;

  self->late = 0;
  show_nothing (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
load (KdClientPage *self)
{
  Load *load = g_new0 (Load, 1);

  if (self->late == 0 && (self->file == NULL || !kd_uuid_equal (&self->file->client->uuid, &self->uuid)))
    self->late = g_timeout_add (PATIENCE, on_late, self);
  load->uuid = self->uuid;
  kd_workspace_call_async (kd_session_get_workspace (self->session), run_load, load, load_free, NULL, on_loaded, g_object_ref (self));
}

static void
on_committed (KdWorkspace  *workspace,
              GPtrArray    *rows,
              GPtrArray    *briefs,
              GArray       *gone,
              guint64       number,
              KdClientPage *self)
{
  /* What was deleted is not among the rows. */
  if (!kd_uuid_is_none (&self->uuid) && (self->file == NULL || rows->len == 0 || kd_client_file_concerns (self->file, rows)))
    load (self);
}

static void
on_today (KdClientPage *self)
{
  if (self->file != NULL)
    show_header (self);
}

/**
 * kd_client_page_set_card:
 * @self: a page
 * @card: what stands above the file, such as the reminder for which it was opened
 *
 * Sets what stands above the file.
 */
void
kd_client_page_set_card (KdClientPage *self,
                         GtkWidget    *card)
{
  adw_bin_set_child (self->card, card);
}

/**
 * kd_client_page_open:
 * @self: a page
 * @uuid: a client
 *
 * Shows a client.
 */
void
kd_client_page_open (KdClientPage *self,
                     const KdUuid *uuid)
{
  if (!kd_uuid_equal (&self->uuid, uuid))
    {
      g_clear_handle_id (&self->hide, g_source_remove);
      self->revealed = FALSE;
    }
  self->uuid = *uuid;
  load (self);
}

/* --- life --------------------------------------------------------------------------------------------------- */

static void
kd_client_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  KdClientPage *self = KD_CLIENT_PAGE (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else
    g_value_set_string (value, self->title);
}

static void
kd_client_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  KD_CLIENT_PAGE (object)->session = g_value_dup_object (value);
}

static void
kd_client_page_constructed (GObject *object)
{
  static const char *const edits[] = { "client.add-tag", "client.add-task", "client.add-record", "client.add-member", "client.set-referrer", "client.clear-referrer", "client.edit-record", "client.remove-record", "client.finish-task", "client.task-of", "client.enter-values", "client.edit-extra", "client.remove-extra", "client.first-empty", "client.archive", "client.delete", NULL };
  KdClientPage            *self = KD_CLIENT_PAGE (object);

  G_OBJECT_CLASS (kd_client_page_parent_class)->constructed (object);
  kd_editing_guard (GTK_WIDGET (self), self->session, edits);
  for (guint i = 0; i < KD_CLIENT_TABS; i++)
    {
      self->pages[i] = g_object_new (tabs[i].get_type (), "session", self->session, NULL);
      adw_view_stack_add_titled (self->tabs, GTK_WIDGET (self->pages[i]), tabs[i].name, _ (tabs[i].title));
      g_signal_connect_object (kd_client_tab_get_scroll (self->pages[i]), "value-changed", G_CALLBACK (show_name), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (kd_session_get_workspace (self->session), "committed", G_CALLBACK (on_committed), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->session, "locking", G_CALLBACK (kd_client_page_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::today", G_CALLBACK (on_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::privacy", G_CALLBACK (on_today), self, G_CONNECT_SWAPPED);
}

/* Its keys work while it is in sight, also from the list beside it. */
static void
kd_client_page_map (GtkWidget *widget)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (g_object_ref (self->keys)));
  GTK_WIDGET_CLASS (kd_client_page_parent_class)->map (widget);
}

static void
kd_client_page_unmap (GtkWidget *widget)
{
  KdClientPage *self = KD_CLIENT_PAGE (widget);

  GTK_WIDGET_CLASS (kd_client_page_parent_class)->unmap (widget);
  gtk_widget_remove_controller (widget, GTK_EVENT_CONTROLLER (self->keys));
}

static void
kd_client_page_dispose (GObject *object)
{
  KdClientPage *self = KD_CLIENT_PAGE (object);

  g_clear_handle_id (&self->hide, g_source_remove);
  g_clear_handle_id (&self->late, g_source_remove);
  g_clear_pointer (&self->file, kd_client_file_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->keys);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (kd_client_page_parent_class)->dispose (object);
}

static void
kd_client_page_class_init (KdClientPageClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = kd_client_page_constructed;
  object_class->dispose = kd_client_page_dispose;
  object_class->get_property = kd_client_page_get_property;
  object_class->set_property = kd_client_page_set_property;
  widget_class->map = kd_client_page_map;
  widget_class->unmap = kd_client_page_unmap;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * KdClientPage:title:
   *
   * The client's name.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KD_TYPE_CLIENT_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/client/kd-client-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, name);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, failed);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, header);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, banner);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, menu);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, card);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, strip);
  gtk_widget_class_bind_template_child (widget_class, KdClientPage, tabs);
  gtk_widget_class_bind_template_callback (widget_class, on_tab);
  gtk_widget_class_bind_template_callback (widget_class, on_shape);
  kd_client_page_add_actions (widget_class);
}

static void
kd_client_page_init (KdClientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = g_object_ref (kd_shortcuts_attach (GTK_WIDGET (self), KD_SCOPE_CLIENT, GTK_PHASE_CAPTURE));
  gtk_shortcut_controller_set_scope (self->keys, GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_widget_remove_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->keys));
  self->title = g_strdup (_ ("Client"));
}
