/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-tab.h"

#include "kd-rows-group.h"

/**
 * KdClientTab:
 *
 * What the tabs of the client's page share: one column that scrolls, the file that is shown, and showing it
 * again when amounts are hidden or another day begins.
 */
typedef struct
{
  KdSession    *session;
  KdClientFile *file;
  GtkWidget    *box;
} KdClientTabPrivate;

typedef enum
{
  PROP_SESSION = 1,
} KdClientTabProperty;

static GParamSpec *properties[PROP_SESSION + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KdClientTab, kd_client_tab, ADW_TYPE_BIN)

static void
show_again (KdClientTab *self)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  if (priv->file != NULL)
    KD_CLIENT_TAB_GET_CLASS (self)->show (self, priv->file);
}

static void
kd_client_tab_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_object (value, kd_client_tab_get_session (KD_CLIENT_TAB (object)));
}

static void
kd_client_tab_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (KD_CLIENT_TAB (object));

  priv->session = g_value_dup_object (value);
}

static void
kd_client_tab_constructed (GObject *object)
{
  KdClientTab        *self = KD_CLIENT_TAB (object);
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);
  GtkWidget          *scrolled = gtk_scrolled_window_new ();
  GtkWidget          *clamp = adw_clamp_new ();

  G_OBJECT_CLASS (kd_client_tab_parent_class)->constructed (object);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 427);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), priv->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  g_signal_connect_object (priv->session, "notify::privacy", G_CALLBACK (show_again), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->session, "notify::today", G_CALLBACK (show_again), self, G_CONNECT_SWAPPED);
}

static void
kd_client_tab_dispose (GObject *object)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (KD_CLIENT_TAB (object));

  g_clear_pointer (&priv->file, kd_client_file_unref);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (kd_client_tab_parent_class)->dispose (object);
}

static void
kd_client_tab_class_init (KdClientTabClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = kd_client_tab_get_property;
  object_class->set_property = kd_client_tab_set_property;
  object_class->constructed = kd_client_tab_constructed;
  object_class->dispose = kd_client_tab_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, KD_TYPE_SESSION, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kd_client_tab_init (KdClientTab *self)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
}

/**
 * kd_client_tab_get_session:
 * @self: a tab
 *
 * Returns: (transfer none): the open book
 */
KdSession *
kd_client_tab_get_session (KdClientTab *self)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  return priv->session;
}

/**
 * kd_client_tab_get_file:
 * @self: a tab
 *
 * Returns: (transfer none) (nullable): the file that is shown
 */
KdClientFile *
kd_client_tab_get_file (KdClientTab *self)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  return priv->file;
}

/**
 * kd_client_tab_add:
 * @self: a tab
 * @part: a group
 *
 * Puts a part below the others.
 */
void
kd_client_tab_add (KdClientTab *self,
                   GtkWidget   *part)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  gtk_box_append (GTK_BOX (priv->box), part);
  if (KD_IS_ROWS_GROUP (part))
    g_signal_connect_object (part, "more", G_CALLBACK (show_again), self, G_CONNECT_SWAPPED);
}

/**
 * kd_client_tab_show:
 * @self: a tab
 * @file: a client's file
 *
 * Shows it.
 */
void
kd_client_tab_show (KdClientTab  *self,
                    KdClientFile *file)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  g_clear_pointer (&priv->file, kd_client_file_unref);
  priv->file = kd_client_file_ref (file);
  KD_CLIENT_TAB_GET_CLASS (self)->show (self, file);
}
