/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-recovery-check.h"

#include "kd-workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ASKED 3

/**
 * KdRecoveryCheck:
 *
 * Asks for three groups of the recovery code, to see that it is on paper.
 */
struct _KdRecoveryCheck
{
  AdwPreferencesGroup parent_instance;

  guint asked[ASKED];

  /* template */
  AdwEntryRow *first;
  AdwEntryRow *second;
  AdwEntryRow *third;
};

typedef enum
{
  PROP_READY = 1,
} KdRecoveryCheckProperty;

static GParamSpec *properties[PROP_READY + 1];

enum
{
  SIGNAL_ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdRecoveryCheck, kd_recovery_check, ADW_TYPE_PREFERENCES_GROUP)

static AdwEntryRow *
get_row (KdRecoveryCheck *self,
         guint            i)
{
  AdwEntryRow *const rows[ASKED] = { self->first, self->second, self->third };

  return rows[i];
}

static const char *
get_typed (KdRecoveryCheck *self,
           guint            i)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_row (self, i)));
}

static void
set_wrong (AdwEntryRow *row,
           gboolean     wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_typed_cb (KdRecoveryCheck *self)
{
  for (guint i = 0; i < ASKED; i++)
    set_wrong (get_row (self, i), FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static gboolean
is_ready (KdRecoveryCheck *self)
{
  for (guint i = 0; i < ASKED; i++)
    if (*get_typed (self, i) == '\0')
      return FALSE;
  return TRUE;
}

static void
on_entered_cb (KdRecoveryCheck *self)
{
  if (is_ready (self))
    g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
kd_recovery_check_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  g_value_set_boolean (value, is_ready (KD_RECOVERY_CHECK (object)));
}

static gboolean
kd_recovery_check_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KD_RECOVERY_CHECK (widget)->first));
}

static void
kd_recovery_check_class_init (KdRecoveryCheckClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->get_property = kd_recovery_check_get_property;
  widget_class->grab_focus = kd_recovery_check_grab_focus;

  /**
   * KdRecoveryCheck:ready:
   *
   * Whether something stands in each row.
   */
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), G_N_ELEMENTS (properties), properties);

  /**
   * KdRecoveryCheck::entered:
   * @self: the rows
   *
   * Enter was pressed and every row is filled in.
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", KD_TYPE_RECOVERY_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/unlock/kd-recovery-check.ui");
  gtk_widget_class_bind_template_child (widget_class, KdRecoveryCheck, first);
  gtk_widget_class_bind_template_child (widget_class, KdRecoveryCheck, second);
  gtk_widget_class_bind_template_child (widget_class, KdRecoveryCheck, third);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
}

static void
kd_recovery_check_init (KdRecoveryCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kd_workspace_choose_groups (self->asked);
  for (guint i = 0; i < ASKED; i++)
    {
      g_autofree char *title = g_strdup_printf (_ ("Group %u"), self->asked[i]);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (get_row (self, i)), title);
    }
}

/**
 * kd_recovery_check_get_asked:
 * @self: the rows
 *
 * Returns: (transfer none) (array fixed-size=3): the numbers of the groups that are asked for
 */
const guint *
kd_recovery_check_get_asked (KdRecoveryCheck *self)
{
  return self->asked;
}

/**
 * kd_recovery_check_get_text:
 * @self: the rows
 *
 * Returns: (transfer full): what was typed, one group after the other
 */
char *
kd_recovery_check_get_text (KdRecoveryCheck *self)
{
  return g_strjoin (" ", get_typed (self, 0), get_typed (self, 1), get_typed (self, 2), NULL);
}

/* As they are read by whoever opens a vault: O as 0, I and L as 1. */
static gboolean
same_group (const char *typed,
            const char *group)
{
  g_autofree char *upper = g_ascii_strup (typed, -1);

  g_strstrip (upper);
  g_strdelimit (upper, "O", '0');
  g_strdelimit (upper, "IL", '1');
  return g_str_equal (upper, group);
}

/**
 * kd_recovery_check_mark:
 * @self: the rows
 * @code: (nullable): the code, where it is known; else every row is doubtful
 *
 * Marks the rows that are not as in the code.
 *
 * Returns: whether all are
 */
gboolean
kd_recovery_check_mark (KdRecoveryCheck *self,
                        const char      *code)
{
  g_auto (GStrv) groups = g_strsplit (code != NULL ? code : "", "-", -1);
  gboolean right = TRUE;

  for (guint i = ASKED; i-- > 0;)
    {
      gboolean wrong = code == NULL || self->asked[i] > g_strv_length (groups) || !same_group (get_typed (self, i), groups[self->asked[i] - 1]);

      set_wrong (get_row (self, i), wrong);
      if (wrong)
        gtk_widget_grab_focus (GTK_WIDGET (get_row (self, i)));
      right &= !wrong;
    }
  return right;
}
