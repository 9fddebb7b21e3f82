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

  KdWindow  *window; /* borrowed: goes with the program */
  GSettings *settings;
  GPtrArray *ears; /* Ear */
  guint      idle;
};

/* What says on a bus that nobody sits here any more: a signal with a flag. GTK knows some screen savers, too. */
static const struct
{
  GBusType    bus;
  const char *sender;
  const char *interface;
  const char *signal;
  const char *setting;
} calls[] = {
  { G_BUS_TYPE_SYSTEM, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "lock-on-sleep" },
  { G_BUS_TYPE_SESSION, "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", "lock-with-screen" },
  { G_BUS_TYPE_SESSION, "org.gnome.ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", "lock-with-screen" },
};

typedef struct
{
  GDBusConnection *bus;
  guint            id;
} Ear;

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
on_call (GDBusConnection *connection,
         const char      *sender,
         const char      *path,
         const char      *interface,
         const char      *signal,
         GVariant        *parameters,
         gpointer         data)
{
  KdAutoLock *self = data;
  gboolean    begins;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &begins);
  for (gsize i = 0; begins && i < G_N_ELEMENTS (calls); i++)
    if (g_str_equal (interface, calls[i].interface) && g_settings_get_boolean (self->settings, calls[i].setting))
      kd_window_lock (self->window);
}

static void
ear_free (gpointer data)
{
  Ear *ear = data;

  g_dbus_connection_signal_unsubscribe (ear->bus, ear->id);
  g_object_unref (ear->bus);
  g_free (ear);
}

static void
listen_on (KdAutoLock      *self,
           GDBusConnection *bus,
           GBusType         type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    if (calls[i].bus == type)
      {
        Ear *ear = g_new (Ear, 1);

        ear->bus = g_object_ref (bus);
        ear->id = g_dbus_connection_signal_subscribe (bus, calls[i].sender, calls[i].interface, calls[i].signal, NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_call, self, NULL);
        g_ptr_array_add (self->ears, ear);
      }
}

/* A machine without a bus cannot tell: then the idle time alone locks. */
static void
on_system_bus (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (KdAutoLock) self = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus != NULL && self->ears != NULL)
    listen_on (self, bus, G_BUS_TYPE_SYSTEM);
}

static void
on_session_bus (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (KdAutoLock) self = data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus != NULL && self->ears != NULL)
    listen_on (self, bus, G_BUS_TYPE_SESSION);
}

static void
kd_auto_lock_dispose (GObject *object)
{
  KdAutoLock *self = KD_AUTO_LOCK (object);

  g_clear_pointer (&self->ears, g_ptr_array_unref);
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
  self->ears = g_ptr_array_new_with_free_func (ear_free);
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
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, on_system_bus, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_session_bus, g_object_ref (self));
  restart (self);
  return self;
}
