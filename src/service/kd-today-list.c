/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-today-list.h"

/**
 * KdTodayList:
 *
 * The day's work as a list model of [class@TodayLine]: all of it or one kind, long arrears cut, what is finished
 * folded away behind a line that says how much it is.
 */
struct _KdTodayList
{
  GObject     parent_instance;
  KdToday    *today;
  KdTodayKind kind; /* or KD_TODAY_N_KINDS for all */
  gboolean    unfolded[KD_TODAY_N_SECTIONS];
  GPtrArray  *rows;
  guint       n_open;
};

static GType
kd_today_list_get_item_type (GListModel *model)
{
  return KD_TYPE_TODAY_LINE;
}

static guint
kd_today_list_get_n_items (GListModel *model)
{
  return KD_TODAY_LIST (model)->rows->len;
}

static gpointer
kd_today_list_get_item (GListModel *model,
                        guint       place)
{
  KdTodayList *self = KD_TODAY_LIST (model);

  return place < self->rows->len ? g_object_ref (self->rows->pdata[place]) : NULL;
}

static void
kd_today_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = kd_today_list_get_item_type;
  interface->get_n_items = kd_today_list_get_n_items;
  interface->get_item = kd_today_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KdTodayList, kd_today_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, kd_today_list_model_init))

/* How many lines of a section are shown at the most while it is not unfolded. */
static guint
get_limit (KdTodaySection section)
{
  switch (section)
    {
    case KD_TODAY_OVERDUE:
      return KD_TODAY_LIST_OVERDUE;
    case KD_TODAY_FINISHED:
      return 0;
    case KD_TODAY_NOW:
    case KD_TODAY_SOON:
    case KD_TODAY_N_SECTIONS:
    default:
      return G_MAXUINT;
    }
}

static gboolean
is_wanted (KdTodayList *self,
           KdTodayLine *line)
{
  return self->kind == KD_TODAY_N_KINDS || kd_today_line_get_kind (line) == self->kind;
}

/* The lines of a section, which follow each other, and a line for those that are left out. */
static guint
add_section (KdTodayList   *self,
             GPtrArray     *rows,
             KdTodaySection section,
             guint          start)
{
  GPtrArray *lines = kd_today_get_lines (self->today);
  guint      limit = self->unfolded[section] ? G_MAXUINT : get_limit (section);
  guint      shown = 0, hidden = 0, i;

  for (i = start; i < lines->len && kd_today_line_get_section (lines->pdata[i]) == section; i++)
    {
      if (!is_wanted (self, lines->pdata[i]))
        continue;
      if (shown < limit)
        {
          g_ptr_array_add (rows, g_object_ref (lines->pdata[i]));
          shown++;
        }
      else
        hidden++;
    }
  if (hidden > 0)
    g_ptr_array_add (rows, kd_today_line_new_note (section, hidden));
  if (section != KD_TODAY_FINISHED)
    self->n_open += shown + hidden;
  return i;
}

static gboolean
row_equal (GPtrArray *a,
           guint      i,
           GPtrArray *b,
           guint      j)
{
  return a->pdata[i] == b->pdata[j] || kd_today_line_equal (a->pdata[i], b->pdata[j]);
}

/* Tells only of what is different in the middle. */
static void
take_rows (KdTodayList *self,
           GPtrArray   *rows)
{
  g_autoptr (GPtrArray) before = self->rows;
  guint head = 0, tail = 0;

  while (head < MIN (before->len, rows->len) && row_equal (before, head, rows, head))
    head++;
  while (tail < MIN (before->len, rows->len) - head && row_equal (before, before->len - 1 - tail, rows, rows->len - 1 - tail))
    tail++;
  self->rows = rows;
  if (head + tail < MAX (before->len, rows->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, rows->len - head - tail);
}

static void
refresh (KdTodayList *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint      place = 0;

  self->n_open = 0;
  for (KdTodaySection section = KD_TODAY_OVERDUE; section < KD_TODAY_N_SECTIONS; section++)
    place = add_section (self, rows, section, place);
  take_rows (self, rows);
}

/**
 * kd_today_list_set_kind:
 * @self: a list
 * @kind: what is shown, or %KD_TODAY_N_KINDS for all
 *
 * Shows one kind of lines, or all.
 */
void
kd_today_list_set_kind (KdTodayList *self,
                        KdTodayKind  kind)
{
  self->kind = kind;
  refresh (self);
}

/**
 * kd_today_list_get_kind:
 * @self: a list
 *
 * Returns: what is shown, or %KD_TODAY_N_KINDS for all
 */
KdTodayKind
kd_today_list_get_kind (KdTodayList *self)
{
  return self->kind;
}

/**
 * kd_today_list_unfold:
 * @self: a list
 * @section: a section
 *
 * Shows all of a section.
 */
void
kd_today_list_unfold (KdTodayList   *self,
                      KdTodaySection section)
{
  self->unfolded[section] = TRUE;
  refresh (self);
}

/**
 * kd_today_list_get_n_open:
 * @self: a list
 *
 * Returns: how many lines of the kind are to be done, shown or not
 */
guint
kd_today_list_get_n_open (KdTodayList *self)
{
  return self->n_open;
}

static void
kd_today_list_dispose (GObject *object)
{
  g_clear_object (&KD_TODAY_LIST (object)->today);
  G_OBJECT_CLASS (kd_today_list_parent_class)->dispose (object);
}

static void
kd_today_list_finalize (GObject *object)
{
  g_ptr_array_unref (KD_TODAY_LIST (object)->rows);
  G_OBJECT_CLASS (kd_today_list_parent_class)->finalize (object);
}

static void
kd_today_list_class_init (KdTodayListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = kd_today_list_dispose;
  G_OBJECT_CLASS (class)->finalize = kd_today_list_finalize;
}

static void
kd_today_list_init (KdTodayList *self)
{
  self->kind = KD_TODAY_N_KINDS;
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * kd_today_list_new:
 * @today: the day's work
 *
 * Returns: (transfer full): a list of it
 */
KdTodayList *
kd_today_list_new (KdToday *today)
{
  KdTodayList *self = g_object_new (KD_TYPE_TODAY_LIST, NULL);

  self->today = g_object_ref (today);
  g_signal_connect_object (today, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return self;
}
