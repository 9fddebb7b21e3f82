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
  KdDate     told;
};

#define ID "day"

G_DEFINE_FINAL_TYPE (KdDayNotification, kd_day_notification, G_TYPE_OBJECT)

static GApplication *
get_application (KdDayNotification *self)
{
  return self->window != NULL ? G_APPLICATION (gtk_window_get_application (self->window)) : NULL;
}

static void
on_changed (KdDayNotification *self)
{
  guint n = kd_today_get_n_due (self->day, KD_TODAY_N_KINDS);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *body = NULL;

  if (self->told == kd_today_get_day (self->day) || get_application (self) == NULL)
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
  self->day = g_object_ref (kd_session_get_day (session));
  g_signal_connect_object (self->day, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}
