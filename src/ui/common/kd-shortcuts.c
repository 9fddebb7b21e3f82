/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-shortcuts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const KdShortcut shortcuts[] = {
  { KD_SCOPE_ANYWHERE, "win.search", "<Control>f <Control>k", N_ ("Search clients") },
  { KD_SCOPE_ANYWHERE, "win.new-client", "<Control>n", N_ ("New client") },
  { KD_SCOPE_ANYWHERE, "win.log", "<Control><Shift>n", N_ ("Log a contact") },
  { KD_SCOPE_ANYWHERE, "win.place::today", "<Alt>1", N_ ("Today") },
  { KD_SCOPE_ANYWHERE, "win.place::clients", "<Alt>2", N_ ("Clients") },
  { KD_SCOPE_ANYWHERE, "win.place::calendar", "<Alt>3", N_ ("Calendar") },
  { KD_SCOPE_ANYWHERE, "win.place::segments", "<Alt>4", N_ ("Segments") },
  { KD_SCOPE_ANYWHERE, "win.back", "<Alt>Left", N_ ("Back") },
  { KD_SCOPE_ANYWHERE, "win.places", "F9", N_ ("Show or hide the places") },
  { KD_SCOPE_ANYWHERE, "win.import", "<Control>i", N_ ("Import a list") },
  { KD_SCOPE_ANYWHERE, "win.print", "<Control>p", N_ ("Print or save as PDF") },
  { KD_SCOPE_ANYWHERE, "win.undo", "<Control>z", N_ ("Undo") },
  { KD_SCOPE_ANYWHERE, "win.redo", "<Control><Shift>z", N_ ("Redo") },
  { KD_SCOPE_ANYWHERE, "win.privacy", "<Control><Shift>h", N_ ("Hide or show amounts") },
  { KD_SCOPE_ANYWHERE, "win.lock", "<Control>l", N_ ("Lock"), TRUE },
  { KD_SCOPE_ANYWHERE, "win.preferences", "<Control>comma", N_ ("Preferences") },
  { KD_SCOPE_ANYWHERE, "win.shortcuts", "<Control>question", N_ ("Keyboard shortcuts") },
  { KD_SCOPE_ANYWHERE, "win.help", "F1", N_ ("Help") },
  { KD_SCOPE_ANYWHERE, "win.menu", "F10", N_ ("Main menu") },
  { KD_SCOPE_ANYWHERE, "win.fullscreen", "F11", N_ ("Full screen") },
  { KD_SCOPE_ANYWHERE, "window.close", "<Control>w", N_ ("Close the window") },
  { KD_SCOPE_ANYWHERE, "app.quit", "<Control>q", N_ ("Quit"), TRUE },

  { KD_SCOPE_SAVED, "segment.rename", "F2", N_ ("Rename the segment") },
  { KD_SCOPE_SAVED, "segment.delete", "Delete", N_ ("Delete the segment") },
  { KD_SCOPE_SAVED, "segment.menu", "Menu <Shift>F10", N_ ("Menu of the segment") },

  { KD_SCOPE_CLIENTS, NULL, "Down", N_ ("From the search entry into the list") },
  { KD_SCOPE_CLIENTS, NULL, "Return", N_ ("Open the client") },
  { KD_SCOPE_CLIENTS, "clients.filter", "<Control><Shift>f", N_ ("Filters") },
  { KD_SCOPE_CLIENTS, "clients.batch-edit", "F2", N_ ("Change one field of the selected clients") },
  { KD_SCOPE_CLIENTS, "clients.select-all", "<Control>a", N_ ("Select all") },
  { KD_SCOPE_CLIENTS, "clients.select", "<Control>space", N_ ("Select the client") },
  { KD_SCOPE_CLIENTS, "clients.menu", "Menu <Shift>F10", N_ ("Menu of the client") },

  { KD_SCOPE_TODAY, "today.next", "j", N_ ("Next line") },
  { KD_SCOPE_TODAY, "today.previous", "k", N_ ("Previous line") },
  { KD_SCOPE_TODAY, "today.done", "space", N_ ("Done") },
  { KD_SCOPE_TODAY, "today.done-choose", "<Shift>space", N_ ("Done, and choose the next date") },
  { KD_SCOPE_TODAY, "today.snooze", "s", N_ ("Snooze to the next workday") },
  { KD_SCOPE_TODAY, "today.snooze-choose", "<Shift>s", N_ ("Snooze to a day") },
  { KD_SCOPE_TODAY, "today.log", "c", N_ ("Log a contact") },
  { KD_SCOPE_TODAY, "today.open", "Return", N_ ("Open the client") },
  { KD_SCOPE_TODAY, "today.remove", "Delete", N_ ("Remove the reminder") },

  { KD_SCOPE_CLIENT, "client.previous", "<Alt>Page_Up", N_ ("Previous client of the list") },
  { KD_SCOPE_CLIENT, "client.next", "<Alt>Page_Down", N_ ("Next client of the list") },
  { KD_SCOPE_CLIENT, "client.tab(1)", "<Control>1", N_ ("First tab, and so on to the seventh") },
  { KD_SCOPE_CLIENT, "client.tab(2)", "<Control>2", NULL },
  { KD_SCOPE_CLIENT, "client.tab(3)", "<Control>3", NULL },
  { KD_SCOPE_CLIENT, "client.tab(4)", "<Control>4", NULL },
  { KD_SCOPE_CLIENT, "client.tab(5)", "<Control>5", NULL },
  { KD_SCOPE_CLIENT, "client.tab(6)", "<Control>6", NULL },
  { KD_SCOPE_CLIENT, "client.tab(7)", "<Control>7", NULL },
  { KD_SCOPE_CLIENT, "client.tab-previous", "<Control>Page_Up", N_ ("Previous tab") },
  { KD_SCOPE_CLIENT, "client.tab-next", "<Control>Page_Down", N_ ("Next tab") },
  { KD_SCOPE_CLIENT, "client.reveal", "<Control>r", N_ ("Reveal numbers for 30 seconds") },
  { KD_SCOPE_CLIENT, "client.add-task", "<Control>d", N_ ("Add a to-do") },
  { KD_SCOPE_CLIENT, "client.first-empty", "<Control>e", N_ ("First empty field") },

  { KD_SCOPE_CALENDAR, "calendar.previous", "Page_Up", N_ ("Previous month or week") },
  { KD_SCOPE_CALENDAR, "calendar.next", "Page_Down", N_ ("Next month or week") },
  { KD_SCOPE_CALENDAR, "calendar.today", "Home", N_ ("Today") },
  { KD_SCOPE_CALENDAR, "calendar.open", "Return", N_ ("What is due on the day") },
  { KD_SCOPE_CALENDAR, "calendar.move-day(-1)", "<Alt>Page_Up", N_ ("Move the reminder a day earlier") },
  { KD_SCOPE_CALENDAR, "calendar.move-day(1)", "<Alt>Page_Down", N_ ("Move the reminder a day later") },
  { KD_SCOPE_CALENDAR, "calendar.move-day(-7)", "<Alt>Up", N_ ("Move the reminder a week earlier") },
  { KD_SCOPE_CALENDAR, "calendar.move-day(7)", "<Alt>Down", N_ ("Move the reminder a week later") },

  { KD_SCOPE_CALENDAR, "calendar.view(1)", "<Control>1", N_ ("Month, week and agenda") },
  { KD_SCOPE_CALENDAR, "calendar.view(2)", "<Control>2", NULL },
  { KD_SCOPE_CALENDAR, "calendar.view(3)", "<Control>3", NULL },

  { KD_SCOPE_SEGMENTS, NULL, "Tab", N_ ("From chart to chart") },
  { KD_SCOPE_SEGMENTS, NULL, "space", N_ ("Filter by the part") },
  { KD_SCOPE_SEGMENTS, "segments.view", "Return", N_ ("View the clients") },
  { KD_SCOPE_SEGMENTS, "segments.table", "<Control>t", N_ ("Tables instead of charts") },

  { KD_SCOPE_DIALOGS, "dialog.accept", "<Control>Return <Control>s", N_ ("Save, or what the dialog is for") },
  { KD_SCOPE_DIALOGS, NULL, "Escape", N_ ("Close and keep the draft") },
  { KD_SCOPE_DIALOGS, "dialog.next-problem", "F8", N_ ("Next problem (import)") },
  { KD_SCOPE_DIALOGS, "dialog.chip(1)", "<Control>1", N_ ("First outcome, and so on to the fourth (contact log)") },
  { KD_SCOPE_DIALOGS, "dialog.chip(2)", "<Control>2", NULL },
  { KD_SCOPE_DIALOGS, "dialog.chip(3)", "<Control>3", NULL },
  { KD_SCOPE_DIALOGS, "dialog.chip(4)", "<Control>4", NULL },
};

/**
 * kd_shortcuts_get:
 * @n: (out): how many
 *
 * Returns: (array length=n): the table; lines without a title go with the line before them
 */
const KdShortcut *
kd_shortcuts_get (guint *n)
{
  *n = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * kd_scope_get_title:
 * @scope: a scope
 *
 * Returns: what it is called, translated
 */
const char *
kd_scope_get_title (KdScope scope)
{
  switch (scope)
    {
    case KD_SCOPE_ANYWHERE:
      return _ ("Anywhere");
    case KD_SCOPE_SAVED:
      return _ ("Saved Segments");
    case KD_SCOPE_CLIENTS:
      return _ ("Clients");
    case KD_SCOPE_TODAY:
      return _ ("Today");
    case KD_SCOPE_CLIENT:
      return _ ("Client page");
    case KD_SCOPE_CALENDAR:
      return _ ("Calendar");
    case KD_SCOPE_SEGMENTS:
      return _ ("Segments");
    case KD_SCOPE_DIALOGS:
      return _ ("Dialogs");
    case KD_N_SCOPES:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * kd_shortcuts_set_accels:
 * @application: the program
 *
 * Gives the keys that work anywhere to the actions of windows and of the program.
 */
void
kd_shortcuts_set_accels (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_auto (GStrv) keys = g_strsplit (shortcuts[i].keys, " ", -1);

      if (shortcuts[i].scope == KD_SCOPE_ANYWHERE)
        gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *const *) keys);
    }
}

/* Takes over @action. */
static void
add_triggers (GtkShortcutController *controller,
              const KdShortcut      *line,
              GtkShortcutAction     *action,
              GVariant              *target)
{
  g_auto (GStrv) keys = g_strsplit (line->keys, " ", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i]), g_object_ref (action));

      gtk_shortcut_set_arguments (shortcut, target);
      gtk_shortcut_controller_add_shortcut (controller, shortcut);
    }
  g_object_unref (action);
}

static void
add_keys (GtkShortcutController *controller,
          const KdShortcut      *line)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (line->action != NULL && g_action_parse_detailed_name (line->action, &name, &target, NULL))
    add_triggers (controller, line, gtk_named_action_new (name), target);
}

/**
 * kd_shortcuts_attach_always:
 * @dialog: a dialog that is shown; more than once is the same as once
 *
 * Lets the keys that must work over a dialog do so. A dialog switches all keys of its window off while it is
 * shown, and somebody who has to lock at once does not look for Escape first.
 */
void
kd_shortcuts_attach_always (GtkWidget *dialog)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (dialog), "kd-keys") != NULL)
    return;
  controller = gtk_shortcut_controller_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].always)
      add_keys (GTK_SHORTCUT_CONTROLLER (controller), &shortcuts[i]);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (dialog, controller);
  g_object_set_data (G_OBJECT (dialog), "kd-keys", controller);
}

/**
 * kd_shortcuts_attach:
 * @widget: what the keys work in
 * @scope: which keys
 * @phase: %GTK_PHASE_CAPTURE where letters are commands, else %GTK_PHASE_BUBBLE
 *
 * Gives the keys of a scope to the widget's actions of those names.
 *
 * Returns: (transfer none): what listens to them
 */
GtkShortcutController *
kd_shortcuts_attach (GtkWidget          *widget,
                     KdScope             scope,
                     GtkPropagationPhase phase)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].scope == scope)
      add_keys (GTK_SHORTCUT_CONTROLLER (controller), &shortcuts[i]);
  gtk_event_controller_set_propagation_phase (controller, phase);
  gtk_widget_add_controller (widget, controller);
  return GTK_SHORTCUT_CONTROLLER (controller);
}

/**
 * kd_shortcuts_attach_refusal:
 * @window: a window
 * @actions: (array zero-terminated=1): detailed names of some of its actions
 * @refuse: what says why one of them does nothing, or lets the key pass
 *
 * Has the keys of actions come to @refuse where they find the action switched off.
 */
void
kd_shortcuts_attach_refusal (GtkWidget         *window,
                             const char *const *actions,
                             GtkShortcutFunc    refuse)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL && g_strv_contains (actions, shortcuts[i].action))
      add_triggers (GTK_SHORTCUT_CONTROLLER (controller), &shortcuts[i], gtk_callback_action_new (refuse, NULL, NULL), NULL);
  gtk_widget_add_controller (window, controller);
}
