/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-passphrase-group.h"

#include "kd-passphrase-meter.h"

#include <glib/gi18n-lib.h>

/**
 * KdPassphraseGroup:
 *
 * A new passphrase, typed twice, with a meter that says in words why it is weak.
 */
struct _KdPassphraseGroup
{
  AdwPreferencesGroup parent_instance;

  GStrv    known;
  gboolean ready;

  /* template */
  AdwPasswordEntryRow *passphrase;
  AdwPasswordEntryRow *again;
  GtkLevelBar         *meter;
  GtkLabel            *words;
};

typedef enum
{
  PROP_READY = 1,
} KdPassphraseGroupProperty;

static GParamSpec *properties[PROP_READY + 1];

G_DEFINE_FINAL_TYPE (KdPassphraseGroup, kd_passphrase_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_again (KdPassphraseGroup *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->again));
}

static void
on_typed_cb (KdPassphraseGroup *self)
{
  const char      *text = kd_passphrase_group_get_text (self);
  g_autofree char *words = NULL;
  int              score = kd_passphrase_meter (text, (const char *const *) self->known, &words);
  gboolean         astray = !g_str_has_prefix (text, get_again (self));
  gboolean         ready = score >= KD_PASSPHRASE_ENOUGH && g_str_equal (text, get_again (self));

  gtk_level_bar_set_value (self->meter, score);
  gtk_label_set_label (self->words, astray ? _ ("The two passphrases differ") : words);
  if (astray)
    gtk_widget_add_css_class (GTK_WIDGET (self->again), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->again), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->again), GTK_ACCESSIBLE_STATE_INVALID, astray ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (ready == self->ready)
    return;
  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void
kd_passphrase_group_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  g_value_set_boolean (value, KD_PASSPHRASE_GROUP (object)->ready);
}

static gboolean
kd_passphrase_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KD_PASSPHRASE_GROUP (widget)->passphrase));
}

static void
kd_passphrase_group_finalize (GObject *object)
{
  KdPassphraseGroup *self = KD_PASSPHRASE_GROUP (object);

  g_strfreev (self->known);
  G_OBJECT_CLASS (kd_passphrase_group_parent_class)->finalize (object);
}

static void
kd_passphrase_group_class_init (KdPassphraseGroupClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->finalize = kd_passphrase_group_finalize;
  object_class->get_property = kd_passphrase_group_get_property;
  widget_class->grab_focus = kd_passphrase_group_grab_focus;

  /**
   * KdPassphraseGroup:ready:
   *
   * Whether both texts are the same and good enough.
   */
  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/common/kd-passphrase-group.ui");
  gtk_widget_class_bind_template_child (widget_class, KdPassphraseGroup, passphrase);
  gtk_widget_class_bind_template_child (widget_class, KdPassphraseGroup, again);
  gtk_widget_class_bind_template_child (widget_class, KdPassphraseGroup, meter);
  gtk_widget_class_bind_template_child (widget_class, KdPassphraseGroup, words);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
}

static void
kd_passphrase_group_init (KdPassphraseGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What is normal is not green. */
  gtk_level_bar_remove_offset_value (self->meter, GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->passphrase), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->words, NULL, -1);
}

/**
 * kd_passphrase_group_get_text:
 * @self: a group
 *
 * Returns: (transfer none): the passphrase, in memory that is not swapped
 */
const char *
kd_passphrase_group_get_text (KdPassphraseGroup *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->passphrase));
}

/**
 * kd_passphrase_group_is_ready:
 * @self: a group
 *
 * Returns: [property@PassphraseGroup:ready]
 */
gboolean
kd_passphrase_group_is_ready (KdPassphraseGroup *self)
{
  return self->ready;
}

/**
 * kd_passphrase_group_set_known:
 * @self: a group
 * @words: (nullable) (array zero-terminated=1): what a thief who knows the user tries first
 *
 * Says what must not be in the passphrase.
 */
void
kd_passphrase_group_set_known (KdPassphraseGroup *self,
                               const char *const *words)
{
  g_strfreev (self->known);
  self->known = g_strdupv ((char **) words);
  on_typed_cb (self);
}

/**
 * kd_passphrase_group_clear:
 * @self: a group
 *
 * Forgets what was typed.
 */
void
kd_passphrase_group_clear (KdPassphraseGroup *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->again), "");
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase), "");
}
