/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-tab.h"

#include "kd-table-group.h"

/* Widths of one column and of two, and what is between groups, pixels. */
#define COLUMN 640
#define TWO_COLUMNS 1000
#define GAP 24

/**
 * KdClientTab:
 *
 * What the tabs of the client's page share: a column that scrolls, and where there is room the second one beside it, the file
 * that is shown, and showing it again when amounts are hidden, another day begins, or tables become lists.
 */
typedef struct
{
  KdSession    *session;
  KdClientFile *file;
  GtkWidget    *clamp;
  GtkWidget    *columns;
  GtkWidget    *first;
  GtkWidget    *second;
  gboolean      narrow;
} KdClientTabPrivate;

typedef enum
{
  PROP_SESSION = 1,
  PROP_NARROW,
} KdClientTabProperty;

static GParamSpec *properties[PROP_NARROW + 1];

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
  KdClientTab *self = KD_CLIENT_TAB (object);

  if (id == PROP_SESSION)
    g_value_set_object (value, kd_client_tab_get_session (self));
  else
    g_value_set_boolean (value, kd_client_tab_get_narrow (self));
}

static void
kd_client_tab_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  KdClientTab        *self = KD_CLIENT_TAB (object);
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  if (id == PROP_SESSION)
    priv->session = g_value_dup_object (value);
  else if (priv->narrow != g_value_get_boolean (value))
    {
      priv->narrow = g_value_get_boolean (value);
      show_again (self);
    }
}

/* --- the frame ---------------------------------------------------------------------------------------------- */

static GtkWidget *
make_scrolled (KdClientTabPrivate *priv)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  priv->clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (priv->clamp), COLUMN);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (priv->clamp), COLUMN * 2 / 3);
  gtk_widget_set_margin_start (priv->clamp, 12);
  gtk_widget_set_margin_end (priv->clamp, 12);
  gtk_widget_set_margin_top (priv->clamp, 18);
  gtk_widget_set_margin_bottom (priv->clamp, 24);
  adw_clamp_set_child (ADW_CLAMP (priv->clamp), priv->columns);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), priv->clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static AdwBreakpoint *
add_breakpoint (AdwBreakpointBin *bin,
                const char       *condition)
{
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse (condition));

  adw_breakpoint_bin_add_breakpoint (bin, breakpoint);
  return breakpoint;
}

static void
kd_client_tab_constructed (GObject *object)
{
  KdClientTab        *self = KD_CLIENT_TAB (object);
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);
  GtkWidget          *bin = adw_breakpoint_bin_new ();
  AdwBreakpoint      *narrow = add_breakpoint (ADW_BREAKPOINT_BIN (bin), "max-width: 499sp");

  G_OBJECT_CLASS (kd_client_tab_parent_class)->constructed (object);
  gtk_widget_set_size_request (bin, 320, 100);
  adw_breakpoint_add_setters (narrow, object, "narrow", TRUE, NULL);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (bin), make_scrolled (priv));
  adw_bin_set_child (ADW_BIN (self), bin);
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
  /**
   * KdClientTab:narrow:
   *
   * Whether there is no room for tables.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kd_client_tab_init (KdClientTab *self)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  priv->columns = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  priv->first = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  gtk_box_append (GTK_BOX (priv->columns), priv->first);
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
 * kd_client_tab_get_narrow:
 * @self: a tab
 *
 * Returns: whether there is no room for tables
 */
gboolean
kd_client_tab_get_narrow (KdClientTab *self)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  return priv->narrow;
}

/**
 * kd_client_tab_get_scroll:
 * @self: a tab
 *
 * Returns: (transfer none): how far down it is
 */
GtkAdjustment *
kd_client_tab_get_scroll (KdClientTab *self)
{
  GtkWidget *scrolled = adw_breakpoint_bin_get_child (ADW_BREAKPOINT_BIN (adw_bin_get_child (ADW_BIN (self))));

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

/* From 960 sp on it stands beside the first column, below it where there is less room. */
static GtkWidget *
make_second (KdClientTabPrivate *priv,
             AdwBreakpointBin   *bin)
{
  AdwBreakpoint *wide = add_breakpoint (bin, "min-width: 960sp");

  adw_breakpoint_add_setters (wide, G_OBJECT (priv->columns), "orientation", GTK_ORIENTATION_HORIZONTAL, G_OBJECT (priv->columns), "homogeneous", TRUE, NULL);
  adw_breakpoint_add_setters (wide, G_OBJECT (priv->clamp), "maximum-size", TWO_COLUMNS, G_OBJECT (priv->clamp), "tightening-threshold", TWO_COLUMNS, NULL);
  priv->second = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  gtk_box_append (GTK_BOX (priv->columns), priv->second);
  return priv->second;
}

static void
add_part (KdClientTab *self,
          GtkWidget   *column,
          GtkWidget   *part)
{
  GtkWidget *rows = KD_IS_TABLE_GROUP (part) ? GTK_WIDGET (kd_table_group_get_rows (KD_TABLE_GROUP (part))) : part;

  gtk_box_append (GTK_BOX (column), part);
  if (KD_IS_ROWS_GROUP (rows))
    g_signal_connect_object (rows, "more", G_CALLBACK (show_again), self, G_CONNECT_SWAPPED);
}

/**
 * kd_client_tab_add:
 * @self: a tab
 * @part: a group
 *
 * Puts a part below the others of the first column.
 */
void
kd_client_tab_add (KdClientTab *self,
                   GtkWidget   *part)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  add_part (self, priv->first, part);
}

/**
 * kd_client_tab_add_beside:
 * @self: a tab
 * @part: a group
 *
 * Puts a part below the others of the second column.
 */
void
kd_client_tab_add_beside (KdClientTab *self,
                          GtkWidget   *part)
{
  KdClientTabPrivate *priv = kd_client_tab_get_instance_private (self);

  add_part (self, priv->second != NULL ? priv->second : make_second (priv, ADW_BREAKPOINT_BIN (adw_bin_get_child (ADW_BIN (self)))), part);
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
