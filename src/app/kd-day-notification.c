/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-day-notification.h"

#include <glib/gi18n-lib.h>

/**
 * KdDayNotification:
 *
 * Says once a day how much is due, where nobody looks at the window: a count, and no name.
 */
struct _KdDayNotification
{
  GObject    parent_instance;
  GtkWindow *window; /* weak */
  KdToday   *day;
  KdClock   *clock;
  GSettings *settings;
  guint      wait; /* for the hour */
  KdDate     told;
};

#define ID "day"

/* Until the hour it looks at the clock again: a timer stands while the computer sleeps, and the zone may be another. */
#define WAIT_SECONDS 300

G_DEFINE_FINAL_TYPE (KdDayNotification, kd_day_notification, G_TYPE_OBJECT)

static GApplication *
get_application (KdDayNotification *self)
{
  return self->window != NULL ? G_APPLICATION (gtk_window_get_application (self->window)) : NULL;
}

static void on_changed (KdDayNotification *self);

static gboolean
on_hour (gpointer data)
{
  KdDayNotification *self = data;

  self->wait = 0;
  on_changed (self);
  return G_SOURCE_REMOVE;
}

/* Nobody wants to be told of the day's work at midnight. */
static gboolean
is_too_early (KdDayNotification *self)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (kd_clock_now (self->clock));
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, kd_clock_get_zone (self->clock));
  int seconds = (int) g_settings_get_uint (self->settings, "notify-hour") * 3600 - g_date_time_get_hour (here) * 3600 - g_date_time_get_minute (here) * 60 -
                g_date_time_get_second (here);

  g_clear_handle_id (&self->wait, g_source_remove);
  if (seconds > 0)
    self->wait = g_timeout_add_seconds ((guint) MIN (seconds, WAIT_SECONDS), on_hour, self);
  return seconds > 0;
}

static void
on_changed (KdDayNotification *self)
{
  guint n = kd_today_get_n_due (self->day, KD_TODAY_N_KINDS);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *body = NULL;

  if (self->told == kd_today_get_day (self->day) || get_application (self) == NULL ||
      !g_settings_get_boolean (self->settings, "notify") || is_too_early (self))
    return;
  self->told = kd_today_get_day (self->day);
  if (n == 0 || gtk_window_is_active (self->window))
    return;
  notification = g_notification_new (_ ("Reminders for Today"));
  body = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing is to be done", "%u things are to be done", n), n);
  g_notification_set_body (notification, body);
  g_application_send_notification (get_application (self), ID, notification);
}

static void
kd_day_notification_dispose (GObject *object)
{
  KdDayNotification *self = KD_DAY_NOTIFICATION (object);

  /* It goes with the session: behind the lock nothing says how much there is. */
  if (get_application (self) != NULL)
    g_application_withdraw_notification (get_application (self), ID);
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_pointer (&self->clock, kd_clock_unref);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->day);
  G_OBJECT_CLASS (kd_day_notification_parent_class)->dispose (object);
}

static void
kd_day_notification_class_init (KdDayNotificationClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_day_notification_dispose;
}

static void
kd_day_notification_init (KdDayNotification *self)
{
  self->told = KD_DATE_NONE;
}

/**
 * kd_day_notification_new:
 * @window: the window that may be looked at
 * @session: an open book
 *
 * Returns: (transfer full): what tells until it is let go of
 */
KdDayNotification *
kd_day_notification_new (GtkWindow *window,
                         KdSession *session)
{
  KdDayNotification *self = g_object_new (KD_TYPE_DAY_NOTIFICATION, NULL);

  g_set_weak_pointer (&self->window, window);
  self->clock = kd_clock_ref (kd_workspace_get_clock (kd_session_get_workspace (session)));
  self->settings = g_settings_new (KD_APP_ID);
  g_signal_connect_object (self->settings, "changed::notify", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::notify-hour", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  self->day = g_object_ref (kd_session_get_day (session));
  g_signal_connect_object (self->day, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}
