/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-shell.h"

#include "kd-client-page.h"
#include "kd-notice.h"
#include "kd-places.h"
#include "kd-reminder-card.h"
#include "kd-sidebar.h"

#include <glib/gi18n-lib.h>

/**
 * KdShell:
 *
 * The window while a book is open: places beside what the chosen place shows. It is made when a session
 * begins and goes with it, so that nothing of a client is left behind the lock.
 */
struct _KdShell
{
  AdwBreakpointBin parent_instance;

  KdSession      *session;
  const KdPlace  *place;
  GQueue          before; /* names of places, the newest first */
  KdClientPage   *client_view;
  KdReminderCard *card;  /* the line of today over the client's page, where they are not side by side */
  KdUuid          shown; /* whom it shows, or none */

  /* template */
  AdwBanner              *notice;
  AdwOverlaySplitView    *places;
  KdSidebar              *sidebar;
  GtkStack               *stack;
  AdwNavigationSplitView *people;
  AdwNavigationPage      *list_page;
  GtkStack               *list;
  AdwNavigationPage      *client_page;
  AdwBin                 *client;
};

typedef enum
{
  PROP_SESSION = 1,
} KdShellProperty;

static GParamSpec *properties[PROP_SESSION + 1];

/* How many places Back remembers. */
#define TRAIL 20

G_DEFINE_FINAL_TYPE (KdShell, kd_shell, ADW_TYPE_BREAKPOINT_BIN)

/* A place is made when it is first shown. */
static GtkWidget *
get_page (KdShell       *self,
          const KdPlace *place)
{
  GtkStack  *stack = place->people ? self->list : self->stack;
  GtkWidget *page = gtk_stack_get_child_by_name (stack, place->name);

  if (page == NULL)
    {
      page = g_object_new (place->get_type (), "session", self->session, NULL);
      gtk_stack_add_named (stack, page, place->name);
    }
  return page;
}

/* Where they lie over what was gone to. */
static void
hide_places (KdShell *self)
{
  if (adw_overlay_split_view_get_collapsed (self->places))
    adw_overlay_split_view_set_show_sidebar (self->places, FALSE);
}

static void
go_to (KdShell       *self,
       const KdPlace *place)
{
  GtkWidget *page = get_page (self, place);

  self->place = place;
  if (place->people)
    {
      gtk_stack_set_visible_child (self->list, page);
      gtk_stack_set_visible_child_name (self->stack, "people");
      adw_navigation_page_set_title (self->list_page, _ (place->title));
    }
  else
    gtk_stack_set_visible_child (self->stack, page);
  kd_sidebar_select (self->sidebar, place->name);
  hide_places (self);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * kd_shell_show_place:
 * @self: a shell
 * @name: name of a place
 *
 * Goes to a place. Places that there are not yet are passed over.
 */
void
kd_shell_show_place (KdShell    *self,
                     const char *name)
{
  const KdPlace *place = kd_places_find (name);

  if (place == NULL)
    return;
  if (place == self->place)
    {
      adw_navigation_split_view_set_show_content (self->people, FALSE);
      return;
    }
  if (self->place != NULL)
    g_queue_push_head (&self->before, (gpointer) self->place);
  if (g_queue_get_length (&self->before) > TRAIL)
    g_queue_pop_tail (&self->before);
  go_to (self, place);
  if (place->people)
    adw_navigation_split_view_set_show_content (self->people, FALSE);
}

/**
 * kd_shell_get_place:
 * @self: a shell
 *
 * Returns: (transfer none) (nullable): name of the place that is shown
 */
const char *
kd_shell_get_place (KdShell *self)
{
  return self->place != NULL ? self->place->name : NULL;
}

static void
show_card (KdShell *self)
{
  KdTodayLine   *line = kd_today_get_chosen (kd_session_get_day (self->session));
  const KdBrief *client = line != NULL ? kd_today_line_get_client (line) : NULL;
  gboolean       apart = adw_navigation_split_view_get_collapsed (self->people) && self->place != NULL && g_str_equal (self->place->name, "today");

  kd_reminder_card_set_line (self->card, apart && client != NULL && kd_uuid_equal (&client->uuid, &self->shown) ? line : NULL);
}

static void
on_card_finished (KdShell *self)
{
  show_card (self);
  kd_shell_go_back (self);
}

/**
 * kd_shell_open_client:
 * @self: a shell
 * @uuid: a client
 *
 * Shows a client's page: beside the list, or over it in a narrow window.
 */
void
kd_shell_open_client (KdShell      *self,
                      const KdUuid *uuid)
{
  if (!self->place->people)
    kd_shell_show_place (self, "clients");
  self->shown = *uuid;
  show_card (self);
  kd_recent_clients_add (kd_session_get_recent (self->session), uuid);
  kd_client_page_open (self->client_view, uuid);
  adw_navigation_split_view_set_show_content (self->people, TRUE);
}

/**
 * kd_shell_show_client:
 * @self: a shell
 * @uuid: a client
 *
 * Shows a client's page beside the list where there is room for both; the list stays what is worked in.
 */
void
kd_shell_show_client (KdShell      *self,
                      const KdUuid *uuid)
{
  if (adw_navigation_split_view_get_collapsed (self->people) || kd_uuid_equal (uuid, &self->shown))
    return;
  self->shown = *uuid;
  kd_client_page_open (self->client_view, uuid);
}

/**
 * kd_shell_get_client:
 * @self: a shell
 *
 * Returns: (transfer none) (nullable): the client before the eyes, if there is one
 */
const KdUuid *
kd_shell_get_client (KdShell *self)
{
  gboolean covered = adw_navigation_split_view_get_collapsed (self->people) && !adw_navigation_split_view_get_show_content (self->people);

  return self->place->people && !covered && !kd_uuid_is_none (&self->shown) ? &self->shown : NULL;
}

/**
 * kd_shell_go_back:
 * @self: a shell
 *
 * From a client's page to the list, or to the place before.
 */
void
kd_shell_go_back (KdShell *self)
{
  const KdPlace *place;

  if (adw_navigation_split_view_get_collapsed (self->people) && adw_navigation_split_view_get_show_content (self->people) && self->place->people)
    {
      adw_navigation_split_view_set_show_content (self->people, FALSE);
      return;
    }
  place = g_queue_pop_head (&self->before);
  if (place != NULL)
    go_to (self, place);
}

/**
 * kd_shell_toggle_places:
 * @self: a shell
 *
 * Shows or hides the places.
 */
void
kd_shell_toggle_places (KdShell *self)
{
  adw_overlay_split_view_set_show_sidebar (self->places, !adw_overlay_split_view_get_show_sidebar (self->places));
}

/**
 * kd_shell_search:
 * @self: a shell
 *
 * Goes to the clients and puts the cursor into the search entry.
 */
void
kd_shell_search (KdShell *self)
{
  kd_shell_show_place (self, "clients");
  adw_navigation_split_view_set_show_content (self->people, FALSE);
  gtk_widget_activate_action (get_page (self, self->place), "clients.search", NULL);
}

/**
 * kd_shell_step_client:
 * @self: a shell
 * @steps: how many rows on; less than 0 for back
 *
 * Opens the next or previous client of the list, as it is ordered and filtered.
 */
void
kd_shell_step_client (KdShell *self,
                      int      steps)
{
  gtk_widget_activate_action (get_page (self, kd_places_find ("clients")), "clients.step", "i", steps);
}

/**
 * kd_shell_show_clients:
 * @self: a shell
 * @filter: which clients; see [func@client_filter_parse]
 *
 * Goes to the list of some of the clients.
 */
void
kd_shell_show_clients (KdShell    *self,
                       const char *filter)
{
  kd_shell_show_place (self, "clients");
  hide_places (self);
  gtk_widget_activate_action (get_page (self, self->place), "clients.show-filter", "s", filter);
}

/**
 * kd_shell_act:
 * @self: a shell
 * @place: name of a place
 * @action: an action of its page
 *
 * Has a page do something, where it is before the eyes.
 *
 * Returns: whether it is
 */
gboolean
kd_shell_act (KdShell    *self,
              const char *place,
              const char *action)
{
  return g_strcmp0 (self->place->name, place) == 0 && gtk_widget_activate_action (get_page (self, self->place), action, NULL);
}

/**
 * kd_shell_popup_menu:
 * @self: a shell
 *
 * Opens the main menu, and before that the places, where it is.
 */
void
kd_shell_popup_menu (KdShell *self)
{
  adw_overlay_split_view_set_show_sidebar (self->places, TRUE);
  kd_sidebar_popup_menu (self->sidebar);
}

static void
kd_shell_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  g_value_set_object (value, KD_SHELL (object)->session);
}

static void
kd_shell_set_property (GObject      *object,
                       guint         id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  KD_SHELL (object)->session = g_value_dup_object (value);
}

static void
show_notice (KdShell *self)
{
  g_auto (KdNotice) found = { 0 };

  kd_notice_find (self->session, &found);
  /* A hidden banner is still read aloud by its title. */
  adw_banner_set_title (self->notice, found.text != NULL ? found.text : "");
  if (found.text != NULL)
    {
      adw_banner_set_button_label (self->notice, found.button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice), found.action);
    }
  adw_banner_set_revealed (self->notice, found.text != NULL);
}

static void
kd_shell_constructed (GObject *object)
{
  KdShell *self = KD_SHELL (object);

  G_OBJECT_CLASS (kd_shell_parent_class)->constructed (object);
  kd_session_get_recent (self->session); /* read before somebody asks */
  self->client_view = g_object_new (KD_TYPE_CLIENT_PAGE, "session", self->session, NULL);
  adw_bin_set_child (self->client, GTK_WIDGET (self->client_view));
  self->card = KD_REMINDER_CARD (kd_reminder_card_new (self->session));
  kd_client_page_set_card (self->client_view, GTK_WIDGET (self->card));
  g_signal_connect_object (self->card, "finished", G_CALLBACK (on_card_finished), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kd_session_get_day (self->session), "changed", G_CALLBACK (show_card), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "notify::collapsed", G_CALLBACK (show_card), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->client_view, "title", self->client_page, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->session, "kept", G_CALLBACK (show_notice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::today", G_CALLBACK (show_notice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::read-only", G_CALLBACK (show_notice), self, G_CONNECT_SWAPPED);
  show_notice (self);
}

static void
kd_shell_dispose (GObject *object)
{
  KdShell *self = KD_SHELL (object);

  g_queue_clear (&self->before);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kd_shell_parent_class)->dispose (object);
}

static void
kd_shell_class_init (KdShellClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = kd_shell_constructed;
  object_class->dispose = kd_shell_dispose;
  object_class->get_property = kd_shell_get_property;
  object_class->set_property = kd_shell_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (KD_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/app/kd-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, KdShell, notice);
  gtk_widget_class_bind_template_child (widget_class, KdShell, places);
  gtk_widget_class_bind_template_child (widget_class, KdShell, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KdShell, stack);
  gtk_widget_class_bind_template_child (widget_class, KdShell, people);
  gtk_widget_class_bind_template_child (widget_class, KdShell, list_page);
  gtk_widget_class_bind_template_child (widget_class, KdShell, list);
  gtk_widget_class_bind_template_child (widget_class, KdShell, client_page);
  gtk_widget_class_bind_template_child (widget_class, KdShell, client);
}

static void
kd_shell_init (KdShell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kd_shell_new:
 * @session: an open book
 *
 * Returns: (transfer floating): a shell
 */
KdShell *
kd_shell_new (KdSession *session)
{
  return g_object_new (KD_TYPE_SHELL, "session", session, NULL);
}
