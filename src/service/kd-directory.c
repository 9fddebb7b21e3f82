/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-directory.h"

#include "kd-error.h"
#include "kd-segment.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>

/* The rules of the roster's day. The roster keeps a pointer to it. */
typedef struct
{
  KdRuleSet set;
  KdDate    today;
} DayRules;

/* What was committed while the briefs were being read. */
typedef struct
{
  GPtrArray *briefs;
  GArray    *gone;
  guint64    number;
} News;

/**
 * KdDirectory:
 *
 * Every client of the open book in memory, as the rules of the day class them, kept up to date by what
 * is committed.
 *
 * It is made on the main loop's thread, loaded on any one, and settled on the main loop's again: what is
 * committed meanwhile is not lost.
 */
struct _KdDirectory
{
  GObject        parent_instance;
  KdWorkspace   *workspace;
  const KdRules *rules;
  char          *regime;
  DayRules      *day;
  KdRoster      *roster;
  GPtrArray     *pending; /* until it is settled */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KdDirectory, kd_directory, G_TYPE_OBJECT)

static void
news_free (gpointer data)
{
  News *news = data;

  g_ptr_array_unref (news->briefs);
  g_array_unref (news->gone);
  g_free (news);
}

static void
kd_directory_finalize (GObject *object)
{
  KdDirectory *self = KD_DIRECTORY (object);

  g_clear_pointer (&self->roster, kd_roster_free);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  g_free (self->day);
  g_free (self->regime);
  G_OBJECT_CLASS (kd_directory_parent_class)->finalize (object);
}

static void
kd_directory_class_init (KdDirectoryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = kd_directory_finalize;

  /**
   * KdDirectory::changed:
   * @self: a directory
   *
   * Clients were added, changed or deleted, or the day is another one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KD_TYPE_DIRECTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kd_directory_init (KdDirectory *self)
{
  self->day = g_new0 (DayRules, 1);
  self->pending = g_ptr_array_new_with_free_func (news_free);
}

static void
apply (KdDirectory *self,
       GPtrArray   *briefs,
       GArray      *gone,
       guint64      number)
{
  if (number > kd_roster_get_generation (self->roster))
    kd_roster_apply (self->roster, number, (const KdBrief *const *) briefs->pdata, briefs->len, (const gint64 *) (gpointer) gone->data, gone->len);
}

/* Those that are told of live only so long. */
static GPtrArray *
copy_briefs (GPtrArray *briefs)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) kd_brief_free);

  for (guint i = 0; i < briefs->len; i++)
    g_ptr_array_add (copies, kd_brief_copy (briefs->pdata[i]));
  return copies;
}

static void
on_committed (KdWorkspace *workspace,
              GPtrArray   *rows,
              GPtrArray   *briefs,
              GArray      *gone,
              guint64      number,
              KdDirectory *self)
{
  if (self->pending != NULL)
    {
      News *news = g_new (News, 1);

      *news = (News) { copy_briefs (briefs), g_array_copy (gone), number };
      g_ptr_array_add (self->pending, news);
      return;
    }
  apply (self, briefs, gone, number);
  if (briefs->len > 0 || gone->len > 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * kd_directory_new:
 * @workspace: (nullable): a workspace with an open book, or %NULL for clients of no book
 * @rules: the rule packs; they outlive the directory
 * @regime: whose rules
 *
 * Returns: (transfer full): a directory that is to be loaded
 */
KdDirectory *
kd_directory_new (KdWorkspace   *workspace,
                  const KdRules *rules,
                  const char    *regime)
{
  KdDirectory *self = g_object_new (KD_TYPE_DIRECTORY, NULL);

  self->rules = rules;
  self->regime = g_strdup (regime);
  if (workspace != NULL)
    {
      self->workspace = g_object_ref (workspace);
      g_signal_connect_object (workspace, "committed", G_CALLBACK (on_committed), self, G_CONNECT_DEFAULT);
    }
  return self;
}

static void
classify (const KdBrief *brief,
          KdDate         today,
          guint8        *values,
          gpointer       data)
{
  const DayRules *day = data;

  values[KD_DIRECTORY_ASSETS] = (guint8) kd_segment_find (&day->set, KD_SEGMENT_BY_ASSETS, brief, today);
  values[KD_DIRECTORY_RISK] = (guint8) kd_segment_find (&day->set, KD_SEGMENT_BY_RISK, brief, today);
  values[KD_DIRECTORY_HISTORY] = (guint8) kd_segment_find (&day->set, KD_SEGMENT_BY_HISTORY, brief, today);
  values[KD_DIRECTORY_ARCHIVED] = (brief->flags & KD_BRIEF_ARCHIVED) != 0;
  values[KD_DIRECTORY_STATE] = (guint8) kd_suitability_get_state (&day->set.assessment, brief->level, brief->assessed, today, day->set.bands.warn_days);
  values[KD_DIRECTORY_CONTACT] = (guint8) kd_band_find_contact (&day->set.bands, brief->last_contact, today);
  values[KD_DIRECTORY_AGE] = (guint8) kd_band_find_age (&day->set.bands, brief->birth, today);
  if (brief->birth != KD_DATE_NONE)
    {
      int month;

      kd_date_get_ymd (brief->birth, NULL, &month, NULL);
      values[KD_DIRECTORY_BIRTH_MONTH] = (guint8) month;
    }
}

/* An empty roster for the rules of a day. */
static KdRoster *
make_roster (const DayRules *day)
{
  KdRosterAttribute attributes[KD_DIRECTORY_N_ATTRIBUTES] = {
    [KD_DIRECTORY_ARCHIVED] = { 2, FALSE },
    [KD_DIRECTORY_ASSETS] = { kd_segment_get_count (&day->set, KD_SEGMENT_BY_ASSETS), FALSE },
    [KD_DIRECTORY_RISK] = { kd_segment_get_count (&day->set, KD_SEGMENT_BY_RISK), FALSE },
    [KD_DIRECTORY_HISTORY] = { kd_segment_get_count (&day->set, KD_SEGMENT_BY_HISTORY), FALSE },
    [KD_DIRECTORY_STATE] = { KD_ASSESSMENT_UNDATED + 1, FALSE },
    [KD_DIRECTORY_CONTACT] = { day->set.bands.n_contacts + 1, FALSE },
    [KD_DIRECTORY_AGE] = { day->set.bands.n_ages + 1, FALSE },
    [KD_DIRECTORY_BIRTH_MONTH] = { 13, FALSE },
  };
  guint n_cells = 1;

  /* As many as fit are counted jointly, the charts' first. */
  for (guint i = 0; i < KD_DIRECTORY_N_ATTRIBUTES && n_cells * attributes[i].n_values <= KD_ROSTER_CELLS; i++)
    {
      attributes[i].joint = TRUE;
      n_cells *= attributes[i].n_values;
    }
  return kd_roster_new (attributes, KD_DIRECTORY_N_ATTRIBUTES, classify, (gpointer) day, NULL);
}

static gboolean
begin (KdDirectory *self,
       KdDate       today,
       GError     **error)
{
  g_return_val_if_fail (self->roster == NULL, FALSE);

  if (!kd_rules_pick (self->rules, self->regime, today, &self->day->set, error))
    return FALSE;
  self->day->today = today;
  self->roster = make_roster (self->day);
  return TRUE;
}

/**
 * kd_directory_fill:
 * @self: a new directory
 * @briefs: (element-type KdBrief): every client
 * @today: the day by whose rules they are classed
 * @number: the newest commit that they know of
 * @error: return location
 *
 * Takes in and sorts clients that were read already.
 *
 * Returns: whether there are rules for the day
 */
gboolean
kd_directory_fill (KdDirectory *self,
                   GPtrArray   *briefs,
                   KdDate       today,
                   guint64      number,
                   GError     **error)
{
  if (!begin (self, today, error))
    return FALSE;
  kd_roster_reserve (self->roster, briefs->len);
  for (guint i = 0; i < briefs->len; i++)
    kd_roster_add (self->roster, briefs->pdata[i]);
  kd_roster_finish (self->roster, today, number);
  return TRUE;
}

static void
add_brief (KdBrief *brief,
           gpointer roster)
{
  kd_roster_add (roster, brief);
}

/**
 * kd_directory_load:
 * @self: a new directory of a workspace
 * @error: return location
 *
 * Reads every client and sorts them. Takes a second for a million, so a window calls it on a thread by
 * [method@Workspace.call_async].
 *
 * Returns: whether they could be read
 */
gboolean
kd_directory_load (KdDirectory *self,
                   GError     **error)
{
  KdDate  today = kd_clock_today (kd_workspace_get_clock (self->workspace));
  guint64 number;

  if (!begin (self, today, error))
    return FALSE;
  if (!kd_workspace_each_brief (self->workspace, add_brief, self->roster, &number, error))
    {
      g_clear_pointer (&self->roster, kd_roster_free);
      return FALSE;
    }
  kd_roster_finish (self->roster, today, number);
  return TRUE;
}

/**
 * kd_directory_settle:
 * @self: a directory that was loaded
 *
 * Takes in what was committed while it was loaded, and follows from now on. On the main loop's thread.
 */
void
kd_directory_settle (KdDirectory *self)
{
  g_autoptr (GPtrArray) pending = g_steal_pointer (&self->pending);

  g_return_if_fail (self->roster != NULL && pending != NULL);

  for (guint i = 0; i < pending->len; i++)
    {
      const News *news = pending->pdata[i];

      apply (self, news->briefs, news->gone, news->number);
    }
}

/* The roster has room for as many parts as there were. */
static gboolean
parts_alike (const KdRuleSet *one,
             const KdRuleSet *other)
{
  return one->tiers.n_tiers == other->tiers.n_tiers && one->history.n_classes == other->history.n_classes &&
         one->bands.n_ages == other->bands.n_ages && one->bands.n_contacts == other->bands.n_contacts;
}

/**
 * kd_directory_set_today:
 * @self: a settled directory
 * @today: another day
 * @error: return location
 *
 * Classes every client by the rules that are in force on @today: at midnight, or after a journey.
 *
 * Returns: whether there are rules for it; if not, the day before stays
 */
gboolean
kd_directory_set_today (KdDirectory *self,
                        KdDate       today,
                        GError     **error)
{
  KdRuleSet set;

  if (!kd_rules_pick (self->rules, self->regime, today, &set, error))
    return FALSE;
  if (!parts_alike (&self->day->set, &set))
    {
      g_set_error_literal (error, KD_ERROR, KD_ERROR_CONFLICT, _ ("The rules of the new day part clients otherwise; lock the book and unlock it"));
      return FALSE;
    }
  self->day->set = set;
  self->day->today = today;
  kd_roster_set_today (self->roster, today);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

/**
 * kd_directory_get_workspace:
 * @self: a directory
 *
 * Returns: (transfer none) (nullable): whose clients these are
 */
KdWorkspace *
kd_directory_get_workspace (KdDirectory *self)
{
  return self->workspace;
}

/**
 * kd_directory_get_roster:
 * @self: a directory that was loaded
 *
 * Returns: (transfer none): its roster; only for the main loop's thread once it is settled
 */
KdRoster *
kd_directory_get_roster (KdDirectory *self)
{
  return self->roster;
}

/**
 * kd_directory_get_rules:
 * @self: a directory that was loaded
 *
 * Returns: (transfer none): the rules of its day, which name the values of its attributes
 */
const KdRuleSet *
kd_directory_get_rules (KdDirectory *self)
{
  return &self->day->set;
}

/**
 * kd_directory_get_today:
 * @self: a directory that was loaded
 *
 * Returns: the day by whose rules the clients are classed
 */
KdDate
kd_directory_get_today (KdDirectory *self)
{
  return self->day->today;
}
