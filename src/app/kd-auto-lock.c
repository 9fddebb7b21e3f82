/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-auto-lock.h"

/**
 * KdAutoLock:
 *
 * Locks the window when nobody has touched it for some minutes, when the screen locks, and before the
 * computer sleeps.
 */
struct _KdAutoLock
{
  GObject parent_instance;

  KdWindow        *window; /* borrowed: goes with the program */
  GSettings       *settings;
  GDBusConnection *system;
  guint            sleep;
  guint            idle;
};

G_DEFINE_FINAL_TYPE (KdAutoLock, kd_auto_lock, G_TYPE_OBJECT)

static gboolean
on_idle (gpointer data)
{
  KdAutoLock *self = data;

  self->idle = 0;
  kd_window_lock (self->window);
  return G_SOURCE_REMOVE;
}

static void
restart (KdAutoLock *self)
{
  guint minutes = g_settings_get_uint (self->settings, "auto-lock-minutes");

  g_clear_handle_id (&self->idle, g_source_remove);
  if (minutes > 0)
    self->idle = g_timeout_add_seconds (minutes * 60, on_idle, self);
}

static gboolean
on_event (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          KdAutoLock               *self)
{
  restart (self);
  return GDK_EVENT_PROPAGATE;
}

static void
on_screensaver (KdAutoLock *self)
{
  gboolean active;

  g_object_get (gtk_window_get_application (GTK_WINDOW (self->window)), "screensaver-active", &active, NULL);
  if (active && g_settings_get_boolean (self->settings, "lock-with-screen"))
    kd_window_lock (self->window);
}

static void
on_prepare_for_sleep (GDBusConnection *connection,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         data)
{
  KdAutoLock *self = data;
  gboolean    begins;

  g_variant_get (parameters, "(b)", &begins);
  if (begins && g_settings_get_boolean (self->settings, "lock-on-sleep"))
    kd_window_lock (self->window);
}

/* A machine without that bus cannot tell that it sleeps: then the idle time alone locks. */
static void
on_bus (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (KdAutoLock) self = data;

  self->system = g_bus_get_finish (result, NULL);
  if (self->system != NULL)
    self->sleep = g_dbus_connection_signal_subscribe (self->system,
                                                      "org.freedesktop.login1",
                                                      "org.freedesktop.login1.Manager",
                                                      "PrepareForSleep",
                                                      "/org/freedesktop/login1",
                                                      NULL,
                                                      G_DBUS_SIGNAL_FLAGS_NONE,
                                                      on_prepare_for_sleep,
                                                      self,
                                                      NULL);
}

static void
kd_auto_lock_dispose (GObject *object)
{
  KdAutoLock *self = KD_AUTO_LOCK (object);

  if (self->system != NULL && self->sleep != 0)
    g_dbus_connection_signal_unsubscribe (self->system, g_steal_handle_id (&self->sleep));
  g_clear_object (&self->system);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (kd_auto_lock_parent_class)->dispose (object);
}

static void
kd_auto_lock_class_init (KdAutoLockClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_auto_lock_dispose;
}

static void
kd_auto_lock_init (KdAutoLock *self)
{
}

/**
 * kd_auto_lock_new:
 * @window: the window to lock
 *
 * Returns: (transfer full): its keeper
 */
KdAutoLock *
kd_auto_lock_new (KdWindow *window)
{
  KdAutoLock         *self = g_object_new (KD_TYPE_AUTO_LOCK, NULL);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->window = window;
  self->settings = g_settings_new (KD_APP_ID);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (window), events);
  g_signal_connect_object (self->settings, "changed::auto-lock-minutes", G_CALLBACK (restart), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_window_get_application (GTK_WINDOW (window)), "notify::screensaver-active", G_CALLBACK (on_screensaver), self, G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, on_bus, g_object_ref (self));
  restart (self);
  return self;
}
