/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-risk-tab.h"

#include "kd-assessment.h"
#include "kd-client-portfolio.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-light.h"
#include "kd-positions.h"
#include "kd-table-group.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * KdRiskTab:
 *
 * How much risk a client can bear, since when and until when, and what is held above it.
 */
struct _KdRiskTab
{
  KdClientTab parent_instance;

  KdRowsGroup  *level;
  GtkWidget    *enter;
  KdRowsGroup  *above;
  KdTableGroup *assessments;
  KdRowsGroup  *rules;
};

G_DEFINE_FINAL_TYPE (KdRiskTab, kd_risk_tab, KD_TYPE_CLIENT_TAB)

static const KdTableColumn assessment_columns[] = {
  { N_ ("Date"), KD_TABLE_FIGURES },
  { N_ ("Score"), KD_TABLE_FIGURES },
  { N_ ("Level"), KD_TABLE_MAIN },
  { N_ ("Assessment Channel"), KD_TABLE_WORDS | KD_TABLE_OPTIONAL },
  { N_ ("Questionnaire"), KD_TABLE_WORDS | KD_TABLE_OPTIONAL },
  { N_ ("Operator"), KD_TABLE_WORDS | KD_TABLE_OPTIONAL },
  { N_ ("Rule Version"), KD_TABLE_WORDS | KD_TABLE_OPTIONAL },
  { N_ ("Level Change"), KD_TABLE_WORDS | KD_TABLE_OPTIONAL },
};

/* --- the level ---------------------------------------------------------------------------------------------- */

/* What the questionnaire gave where somebody decided otherwise, and why. */
static void
show_by_hand (KdRiskTab   *self,
              const KdRow *assessment)
{
  const char      *level = kd_row_get_text (assessment, KD_ASSESSMENT_LEVEL);
  const char      *result = kd_row_get_text (assessment, KD_ASSESSMENT_RESULT);
  g_autofree char *title = NULL, *detail = NULL;
  GtkWidget       *row;

  if (!kd_assessment_is_by_hand (assessment))
    return;
  title = g_strdup_printf (_ ("The Questionnaire Gave %s"), kd_client_words_choice (assessment, KD_ASSESSMENT_RESULT));
  detail = g_strdup_printf (_ ("Kept at %s by hand: %s"), level, kd_row_get_text (assessment, KD_ASSESSMENT_REASON));
  row = kd_rows_group_row_new (title, detail, NULL);
  if (strcmp (level, result) > 0)
    kd_rows_group_row_add_pill (row, _ ("Above the result"), "pill-warning");
  kd_rows_group_add (self->level, row);
}

static void
show_level (KdRiskTab           *self,
            KdClientFile        *file,
            const KdClientFacts *facts,
            const KdRuleSet     *rules)
{
  KdLight          light = kd_light_of_assessment (rules, facts->brief.level, facts->brief.assessed, facts->today);
  g_autofree char *text = kd_light_describe (&light);
  g_autofree char *detail = NULL;
  g_autoptr (GPtrArray) assessments = kd_client_file_list (file, KD_KIND_ASSESSMENT);
  GtkWidget *row;

  kd_rows_group_begin (self->level);
  if (facts->level_label != NULL && facts->brief.assessed != KD_DATE_NONE)
    {
      char from[KD_DATE_TEXT_SIZE], until[KD_DATE_TEXT_SIZE];

      detail = g_strdup_printf (_ ("Assessed %s, valid until %s"),
                                kd_date_format (facts->brief.assessed, from),
                                kd_date_format (kd_suitability_get_end (&rules->assessment, facts->brief.assessed), until));
    }
  if (facts->level_label == NULL)
    detail = g_strdup (_ ("Before an assessment, no opinion on suitability can be given"));
  row = kd_rows_group_row_new (facts->level_label != NULL ? facts->level_label : _ ("Not Assessed Yet"), detail, NULL);
  gtk_widget_add_css_class (row, "risk-level");
  if (text != NULL)
    kd_rows_group_row_add_pill (row, text, light.level == KD_LIGHT_ERROR ? "pill-error" : "pill-warning");
  kd_rows_group_add (self->level, row);
  if (assessments->len > 0)
    show_by_hand (self, assessments->pdata[0]);
  kd_rows_group_end (self->level);
  gtk_button_set_label (GTK_BUTTON (self->enter), facts->level_label != NULL ? _ ("Assess Again…") : _ ("Enter a Result…"));
}

/* --- rules -------------------------------------------------------------------------------------------------- */

static const char *
get_regime_text (const char *regime)
{
  static const struct
  {
    const char *key;
    const char *text;
  } regimes[] = {
    { "nfra", N_ ("Bank wealth management, under the financial regulator (NFRA)") },
    { "fund", N_ ("Sale of funds, under the fund association") },
    { "securities", N_ ("Securities, under the securities regulator") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (regimes); i++)
    if (g_strcmp0 (regimes[i].key, regime) == 0)
      return _ (regimes[i].text);
  return regime;
}

static void
show_rules (KdRiskTab       *self,
            const KdRuleSet *rules)
{
  const KdRuleRef *terms = &rules->assessment.ref;
  const KdRuleRef *matrix = &rules->suitability.ref;
  g_autofree char *detail = g_strdup_printf (_ ("By %s %s and %s %s"), terms->id, terms->version, matrix->id, matrix->version);

  kd_rows_group_begin (self->rules);
  kd_rows_group_add (self->rules, kd_rows_group_row_new (get_regime_text (rules->regime), detail, NULL));
  kd_rows_group_end (self->rules);
}

/* --- what is held above it ---------------------------------------------------------------------------------- */

/* What is held that must not, or only on request, be sold at the client's level. */
static void
show_above (KdRiskTab           *self,
            KdClientFile        *file,
            const KdClientFacts *facts,
            const KdRuleSet     *rules)
{
  KdSession *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  g_autoptr (KdPortfolio) portfolio = kd_client_portfolio_new (file->rows, file->products);
  g_autoptr (GArray) positions = kd_positions_list (portfolio, facts->today);

  kd_rows_group_begin (self->above);
  for (guint i = 0; i < positions->len; i++)
    {
      const KdPosition *position = &g_array_index (positions, KdPosition, i);
      int               risk = position->product != NULL ? position->product->risk : 0;
      KdVerdict         verdict;
      g_autofree char  *detail = NULL, *value = NULL;
      GtkWidget        *row;

      if (risk < 1 || risk > KD_RISK_LEVELS || facts->brief.level < 1)
        continue;
      verdict = rules->suitability.matrix[facts->brief.level - 1][risk - 1];
      if (verdict == KD_VERDICT_SUITABLE || !kd_rows_group_wants (self->above))
        continue;
      detail = g_strdup_printf (_ ("%s is above %s"), rules->suitability.products[risk - 1], facts->level_label);
      value = position->value != KD_PORTFOLIO_UNKNOWN ? kd_client_words_short (session, position->value, KD_DEFAULT_CURRENCY) : g_strdup (KD_WORDS_UNKNOWN);
      row = kd_rows_group_row_new (position->product->name, detail, value);
      kd_rows_group_row_add_pill (row, verdict == KD_VERDICT_UNSUITABLE ? _ ("Mismatch") : _ ("On request only"), "pill-warning");
      kd_rows_group_add (self->above, row);
    }
  kd_rows_group_end (self->above);
}

/* --- assessments -------------------------------------------------------------------------------------------- */

static char *
describe_change (const KdRow *assessment,
                 const KdRow *before)
{
  const char *level = kd_row_get_text (assessment, KD_ASSESSMENT_LEVEL);
  const char *was = before != NULL ? kd_row_get_text (before, KD_ASSESSMENT_LEVEL) : level;

  return g_strcmp0 (level, was) != 0 ? g_strdup_printf ("%s→%s", was, level) : NULL;
}

static const char *
get_words (const KdRow *row,
           guint        field)
{
  const char *text = kd_row_get_text (row, field);

  return text != NULL ? text : "";
}

static void
add_assessment (KdRiskTab   *self,
                const KdRow *assessment,
                const KdRow *before)
{
  KdSession       *session = kd_client_tab_get_session (KD_CLIENT_TAB (self));
  gboolean         dated = assessment->values[KD_ASSESSMENT_DATE].type != KD_VALUE_NONE;
  gboolean         scored = assessment->values[KD_ASSESSMENT_SCORE].type != KD_VALUE_NONE;
  const char      *level = kd_client_words_choice (assessment, KD_ASSESSMENT_LEVEL);
  const char      *form = get_words (assessment, KD_ASSESSMENT_QUESTIONNAIRE);
  const char      *channel = get_words (assessment, KD_ASSESSMENT_CHANNEL);
  const char      *who = get_words (assessment, KD_ASSESSMENT_OPERATOR);
  const char      *rule = get_words (assessment, KD_ASSESSMENT_RULE);
  const char      *version = strrchr (rule, ' ');
  g_autofree char *date = dated ? kd_client_words_value (session, assessment, KD_ASSESSMENT_DATE) : g_strdup (_ ("Date unknown"));
  g_autofree char *score = kd_client_words_value (session, assessment, KD_ASSESSMENT_SCORE);
  g_autofree char *change = describe_change (assessment, before);
  g_autofree char *detail = kd_client_words_join (date, change != NULL ? change : "", channel, form, who, NULL);
  g_autoptr (GMenuModel) menu = kd_client_words_menu (assessment);
  KdTableLine *line = kd_table_line_new (level, detail, scored ? score : NULL);

  kd_table_line_add (line, date);
  kd_table_line_add (line, score);
  kd_table_line_add (line, level);
  kd_table_line_add (line, channel);
  kd_table_line_add (line, form);
  kd_table_line_add (line, who);
  kd_table_line_add_full (line, version != NULL ? version + 1 : rule, NULL, *rule != '\0' ? rule : NULL);
  kd_table_line_add (line, change);
  if (kd_assessment_is_by_hand (assessment))
    kd_table_line_set_pill (line, _ ("By hand"), "pill-level");
  kd_table_line_set_menu (line, menu);
  kd_table_group_take (self->assessments, line);
}

static void
show_assessments (KdRiskTab    *self,
                  KdClientFile *file)
{
  g_autoptr (GPtrArray) rows = kd_client_file_list (file, KD_KIND_ASSESSMENT);

  kd_table_group_begin (self->assessments, kd_client_tab_get_narrow (KD_CLIENT_TAB (self)));
  for (guint i = 0; i < rows->len; i++)
    add_assessment (self, rows->pdata[i], i + 1 < rows->len ? rows->pdata[i + 1] : NULL);
  kd_table_group_end (self->assessments);
}

static void
kd_risk_tab_show (KdClientTab  *tab,
                  KdClientFile *file)
{
  KdRiskTab       *self = KD_RISK_TAB (tab);
  KdSession       *session = kd_client_tab_get_session (tab);
  const KdRuleSet *rules = kd_directory_get_rules (kd_session_get_directory (session));
  KdClientFacts    facts;

  if (!kd_client_words_facts (session, &file->client->uuid, &facts))
    return;
  show_level (self, file, &facts, rules);
  show_above (self, file, &facts, rules);
  show_assessments (self, file);
  show_rules (self, rules);
}

static void
kd_risk_tab_constructed (GObject *object)
{
  KdRiskTab   *self = KD_RISK_TAB (object);
  KdClientTab *tab = KD_CLIENT_TAB (object);

  G_OBJECT_CLASS (kd_risk_tab_parent_class)->constructed (object);
  self->level = kd_rows_group_new (_ ("Risk Level"), "");
  self->enter = kd_rows_group_add_link (self->level, _ ("Enter a Result…"), "client.add-record::assessment");
  self->above = kd_rows_group_new (_ ("Held above the Level"), _ ("Nothing is held above the level"));
  self->assessments = kd_table_group_new (_ ("Assessments"), _ ("No assessment yet"), assessment_columns, G_N_ELEMENTS (assessment_columns));
  kd_rows_group_set_verb (kd_table_group_get_rows (self->assessments), _ ("Enter a Result…"), "client.add-record::assessment");
  kd_client_tab_add (tab, GTK_WIDGET (self->level));
  kd_client_tab_add (tab, GTK_WIDGET (self->above));
  kd_client_tab_add (tab, GTK_WIDGET (self->assessments));
  self->rules = kd_rows_group_new (_ ("Which Rules Hold"), "");
  kd_client_tab_add (tab, GTK_WIDGET (self->rules));
}

static void
kd_risk_tab_class_init (KdRiskTabClass *class)
{
  G_OBJECT_CLASS (class)->constructed = kd_risk_tab_constructed;
  KD_CLIENT_TAB_CLASS (class)->show = kd_risk_tab_show;
}

static void
kd_risk_tab_init (KdRiskTab *self)
{
}
