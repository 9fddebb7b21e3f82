/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-day-row.h"

#include "kd-day-words.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * KdDayRow:
 *
 * A row for a day as people type it: `下周三`, `12-09`, `next wednesday`. What it was understood as stands
 * beside it before anything is kept.
 */
struct _KdDayRow
{
  AdwEntryRow parent_instance;

  KdDate    today;
  gboolean  is_plain;
  char     *problem;
  GtkLabel *meaning;
};

typedef enum
{
  PROP_PROBLEM = 1,
} KdDayRowProperty;

static GParamSpec *properties[PROP_PROBLEM + 1];

G_DEFINE_FINAL_TYPE (KdDayRow, kd_day_row, ADW_TYPE_ENTRY_ROW)

/**
 * kd_day_row_read:
 * @self: a row
 * @day: (out): the day, or %KD_DATE_NONE for an empty row
 *
 * Returns: whether what is typed was understood
 */
gboolean
kd_day_row_read (KdDayRow *self,
                 KdDate   *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));

  *day = *text != '\0' ? kd_day_words_read (text, self->today) : KD_DATE_NONE;
  return *text == '\0' || *day != KD_DATE_NONE;
}

static char *
describe (KdDayRow *self,
          KdDate    day)
{
  char text[KD_DATE_TEXT_SIZE];

  if (!self->is_plain)
    return kd_words_due (day, self->today);
  kd_date_format (day, text);
  return g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))) ? NULL : g_strdup (text);
}

static void
show (KdDayRow *self)
{
  KdDate           day;
  gboolean         understood = kd_day_row_read (self, &day);
  g_autofree char *words = day != KD_DATE_NONE ? describe (self, day) : NULL;
  g_autofree char *meaning = words != NULL ? g_strconcat ("→ ", words, NULL) : NULL;
  g_autofree char *problem = NULL;

  if (!understood)
    problem = g_strdup_printf (_ ("“%s” not understood. Try 12-09 or next Wednesday"), gtk_editable_get_text (GTK_EDITABLE (self)));
  gtk_label_set_label (self->meaning, meaning);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->meaning), meaning);
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), meaning != NULL);
  if (understood)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID, understood ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problem != NULL ? problem : meaning != NULL ? meaning
                                                                                                                                          : "",
                                  -1);
  if (g_set_str (&self->problem, problem))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

/**
 * kd_day_row_set_today:
 * @self: a row
 * @today: the present day, from which days are counted
 *
 * Sets the day.
 */
void
kd_day_row_set_today (KdDayRow *self,
                      KdDate    today)
{
  self->today = today;
  show (self);
}

/**
 * kd_day_row_set_plain:
 * @self: a row
 *
 * Says what was understood as a date, where nothing is due on the day; a date needs no words.
 */
void
kd_day_row_set_plain (KdDayRow *self)
{
  self->is_plain = TRUE;
  show (self);
}

/**
 * kd_day_row_set_day:
 * @self: a row
 * @day: a day, or %KD_DATE_NONE to empty the row
 *
 * Writes a day as short as it is understood.
 */
void
kd_day_row_set_day (KdDayRow *self,
                    KdDate    day)
{
  char        text[KD_DATE_TEXT_SIZE] = "";
  const char *shorter = text;

  if (day != KD_DATE_NONE)
    {
      kd_date_format (day, text);
      if (kd_day_words_read (text + strlen ("2026-"), self->today) == day)
        shorter = text + strlen ("2026-");
    }
  gtk_editable_set_text (GTK_EDITABLE (self), shorter);
}

/**
 * kd_day_row_get_problem:
 * @self: a row
 *
 * Returns: (nullable): why what is typed is no day
 */
const char *
kd_day_row_get_problem (KdDayRow *self)
{
  return self->problem;
}

static void
kd_day_row_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  g_value_set_string (value, KD_DAY_ROW (object)->problem);
}

static void
kd_day_row_finalize (GObject *object)
{
  KdDayRow *self = KD_DAY_ROW (object);

  g_free (self->problem);
  G_OBJECT_CLASS (kd_day_row_parent_class)->finalize (object);
}

static void
kd_day_row_class_init (KdDayRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = kd_day_row_finalize;
  object_class->get_property = kd_day_row_get_property;
  /**
   * KdDayRow:problem:
   *
   * Why what is typed is no day.
   */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
kd_day_row_init (KdDayRow *self)
{
  self->meaning = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->meaning, 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->meaning), "numeric");
  gtk_widget_set_visible (GTK_WIDGET (self->meaning), FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->meaning));
  g_signal_connect (self, "changed", G_CALLBACK (show), NULL);
}
