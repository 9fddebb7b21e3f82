/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-client-header.h"

#include "kd-account.h"
#include "kd-client-words.h"
#include "kd-client.h"
#include "kd-completeness.h"
#include "kd-contact-method.h"
#include "kd-membership.h"
#include "kd-product.h"
#include "kd-rows-group.h"
#include "kd-task.h"
#include "kd-valuation.h"
#include "kd-words-amount.h"
#include "kd-words-date.h"

#include <glib/gi18n-lib.h>

/* So many members of the family are named in the header. */
#define FAMILY_SHOWN 3

/* So many pills stand in two lines of a narrow window; the others are counted. */
#define PILLS_NARROW 4

/**
 * KdClientHeader:
 *
 * Who a client is, in ten seconds.
 */
struct _KdClientHeader
{
  AdwBin parent_instance;

  gboolean compact;
  gboolean narrow;
  guint    n_pills;

  /* template */
  GtkLabel  *name;
  GtkLabel  *detail;
  GtkLabel  *tier;
  GtkLabel  *mobile;
  GtkWidget *reveal;
  GtkLabel  *place;
  GtkWidget *family;
  GtkLabel  *assets;
  GtkLabel  *level;
  GtkLabel  *last;
  GtkLabel  *next;
  GtkWidget *pills;
};

typedef enum
{
  PROP_COMPACT = 1,
  PROP_NARROW,
} KdClientHeaderProperty;

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (KdClientHeader, kd_client_header, ADW_TYPE_BIN)

static void
empty (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (box), child);
}

/**
 * kd_client_header_find_mobile:
 * @file: a client's file
 *
 * Returns: (transfer none) (nullable): the contact method by which the client is called: the preferred mobile number, else any
 */
const KdRow *
kd_client_header_find_mobile (const KdClientFile *file)
{
  g_autoptr (GPtrArray) methods = kd_client_file_list (file, KD_KIND_CONTACT_METHOD);

  return kd_contact_method_find_mobile (methods);
}

static void
show_who (KdClientHeader      *self,
          const KdClientFile  *file,
          const KdClientFacts *facts)
{
  const KdRow     *client = file->client;
  g_autofree char *age = kd_words_age ((KdDate) kd_row_get_integer (client, KD_CLIENT_BIRTH, KD_DATE_NONE), facts->today);
  const char      *occupation = kd_row_get_text (client, KD_CLIENT_OCCUPATION);
  g_autofree char *detail = kd_client_words_join (kd_client_words_choice (client, KD_CLIENT_SEX), age, occupation != NULL ? occupation : "", NULL);

  gtk_label_set_text (self->name, kd_row_get_text (client, KD_CLIENT_NAME));
  gtk_label_set_text (self->detail, detail);
  gtk_label_set_text (self->tier, facts->segment_label);
  gtk_widget_set_visible (GTK_WIDGET (self->tier), facts->brief.assets != KD_BRIEF_NO_AMOUNT);
}

static void
show_contact (KdClientHeader     *self,
              KdSession          *session,
              const KdClientFile *file,
              gboolean            revealed)
{
  const KdRow *row = kd_client_header_find_mobile (file);
  const char  *city = kd_row_get_text (file->client, KD_CLIENT_CITY);

  gtk_widget_set_visible (GTK_WIDGET (self->mobile), row != NULL);
  if (row != NULL)
    {
      const KdValue   *value = &row->values[KD_CONTACT_METHOD_VALUE];
      g_autofree char *mask = kd_field_mask (&row->def->fields[KD_CONTACT_METHOD_VALUE], value);

      gtk_label_set_text (self->mobile, revealed ? value->text : mask);
    }
  gtk_label_set_text (self->place, city != NULL ? city : "");
  gtk_widget_set_visible (GTK_WIDGET (self->place), city != NULL);
  empty (self->family);
  if (file->members->len > 0)
    adw_wrap_box_append (ADW_WRAP_BOX (self->family), gtk_label_new (_ ("Family:")));
  for (guint i = 0; i < MIN (file->members->len, FAMILY_SHOWN); i++)
    {
      const KdRow     *member = file->members->pdata[i];
      const KdUuid    *uuid = &member->values[KD_MEMBERSHIP_CLIENT].uuid;
      char             id[KD_UUID_TEXT_SIZE];
      g_autofree char *label = g_strdup_printf ("%s %s", kd_client_words_choice (member, KD_MEMBERSHIP_ROLE), kd_client_words_name (session, uuid));
      GtkWidget       *button = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-client");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kd_uuid_format (uuid, id));
      adw_wrap_box_append (ADW_WRAP_BOX (self->family), button);
    }
}

static void
show_facts (KdClientHeader      *self,
            KdSession           *session,
            const KdClientFile  *file,
            const KdClientFacts *facts)
{
  KdDate           next = kd_client_words_next_contact (session, file);
  g_autofree char *assets = facts->brief.assets != KD_BRIEF_NO_AMOUNT ? kd_client_words_short (session, facts->brief.assets, KD_DEFAULT_CURRENCY)
                                                                      : g_strdup (KD_WORDS_UNKNOWN);
  g_autofree char *spoken = facts->brief.assets != KD_BRIEF_NO_AMOUNT && !kd_session_get_privacy (session)
                              ? kd_words_amount_spoken (facts->brief.assets, KD_DEFAULT_CURRENCY, facts->brief.assets_date)
                              : NULL;
  g_autofree char *last = kd_words_contact (facts->brief.last_contact, facts->today);
  g_autofree char *due = next != KD_DATE_NONE ? kd_words_due (next, facts->today) : g_strdup (KD_WORDS_UNKNOWN);

  gtk_label_set_text (self->assets, assets);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->assets), spoken);
  gtk_label_set_text (self->level, facts->level_label != NULL ? facts->level_label : KD_WORDS_UNKNOWN);
  gtk_label_set_text (self->last, last);
  gtk_label_set_text (self->next, due);
}

static void
add_pill (KdClientHeader *self,
          const char     *text,
          const char     *style,
          const char     *action)
{
  GtkWidget *button;

  self->n_pills++;
  if (self->narrow && self->n_pills > PILLS_NARROW)
    return;
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), kd_pill_box_new (text, style));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "pill-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  adw_wrap_box_append (ADW_WRAP_BOX (self->pills), button);
}

/* A light says what it is of where there may be many of its kind. */
static void
add_light (KdClientHeader *self,
           KdLight         light,
           const char     *of,
           const char     *action)
{
  g_autofree char *words = kd_light_describe (&light);
  g_autofree char *text = of != NULL ? g_strdup_printf ("%s %s", of, words) : g_strdup (words);

  if (words != NULL)
    add_pill (self, text, light.level == KD_LIGHT_ERROR ? "pill-error" : "pill-warning", action);
}

/* What is held and ends soon, by how much it is worth. */
static void
add_products (KdClientHeader      *self,
              KdSession           *session,
              const KdRuleSet     *rules,
              const KdClientFile  *file,
              const KdClientFacts *facts)
{
  g_autoptr (GPtrArray) accounts = kd_client_file_list (file, KD_KIND_ACCOUNT);

  for (guint i = 0; i < accounts->len; i++)
    {
      const KdRow *account = accounts->pdata[i];
      const KdRow *product = kd_client_file_follow (file, account, KD_ACCOUNT_PRODUCT);
      g_autoptr (GPtrArray) values = NULL;
      g_autofree char *worth = NULL;

      if (product == NULL || account->values[KD_ACCOUNT_CLOSED].type != KD_VALUE_NONE)
        continue;
      values = kd_client_file_list_of (file, KD_KIND_VALUATION, KD_VALUATION_ACCOUNT, &account->uuid);
      worth = values->len > 0 ? kd_client_words_short (session, kd_row_get_integer (values->pdata[0], KD_VALUATION_VALUE, 0), kd_row_get_currency (values->pdata[0]))
                              : g_strdup (kd_row_get_text (product, KD_PRODUCT_NAME));
      add_light (self,
                 kd_light_of_product (rules, (KdDate) kd_row_get_integer (product, KD_PRODUCT_MATURES, KD_DATE_NONE), facts->today),
                 worth,
                 "client.tab(5)");
    }
}

static void
add_missing (KdClientHeader     *self,
             const KdClientFile *file)
{
  KdCompleteness completeness = kd_completeness_of (file->client);

  if (completeness.filled < completeness.counted)
    {
      guint            missing = completeness.counted - completeness.filled;
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u field missing", "%u fields missing", missing), missing);

      add_pill (self, text, "pill-level", "client.first-empty");
    }
}

static void
add_tasks (KdClientHeader     *self,
           const KdClientFile *file)
{
  g_autoptr (GPtrArray) tasks = kd_client_file_list (file, KD_KIND_TASK);
  guint open = 0;

  for (guint i = 0; i < tasks->len; i++)
    open += g_strcmp0 (kd_row_get_text (tasks->pdata[i], KD_TASK_STATUS), "open") == 0;
  if (open > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to-do", "%u to-dos", open), open);

      add_pill (self, text, "pill-level", "client.tab(1)");
    }
}

/* What has no room is counted; the tab that a press leads to has it all. */
static void
add_rest (KdClientHeader *self)
{
  g_autofree char *text = NULL;
  guint            rest = self->n_pills - PILLS_NARROW;

  if (!self->narrow || self->n_pills <= PILLS_NARROW)
    return;
  text = g_strdup_printf ("+%u", rest);
  self->n_pills = 0;
  add_pill (self, text, "pill-level", "client.tab(1)");
}

/* What is wrong, and nothing that is in order. */
static void
show_lights (KdClientHeader      *self,
             KdSession           *session,
             const KdClientFile  *file,
             const KdClientFacts *facts)
{
  const KdRuleSet *rules = kd_directory_get_rules (kd_session_get_directory (session));

  empty (self->pills);
  self->n_pills = 0;
  if (self->compact)
    {
      if (facts->level_label != NULL)
        add_pill (self, facts->level_label, "pill-level", "client.tab(4)");
      add_light (self, facts->light, NULL, "client.tab(4)");
      return;
    }
  add_light (self, kd_light_of_assessment (rules, facts->brief.level, facts->brief.assessed, facts->today), NULL, "client.tab(4)");
  add_light (self, kd_light_of_id (rules, facts->brief.id_valid_until, facts->today), NULL, "client.tab(2)");
  add_products (self, session, rules, file, facts);
  add_tasks (self, file);
  add_missing (self, file);
  add_rest (self);
}

/**
 * kd_client_header_show:
 * @self: a header
 * @session: an open book
 * @file: a client's file
 * @revealed: whether the mobile number can be read
 *
 * Shows a client.
 */
void
kd_client_header_show (KdClientHeader *self,
                       KdSession      *session,
                       KdClientFile   *file,
                       gboolean        revealed)
{
  KdClientFacts facts;

  if (!kd_client_words_facts (session, &file->client->uuid, &facts))
    return;
  show_who (self, file, &facts);
  show_contact (self, session, file, revealed);
  show_facts (self, session, file, &facts);
  show_lights (self, session, file, &facts);
}

static void
kd_client_header_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KdClientHeader *self = KD_CLIENT_HEADER (object);

  g_value_set_boolean (value, id == PROP_COMPACT ? self->compact : self->narrow);
}

static void
kd_client_header_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KdClientHeader *self = KD_CLIENT_HEADER (object);

  if (id == PROP_COMPACT)
    self->compact = g_value_get_boolean (value);
  else
    self->narrow = g_value_get_boolean (value);
  if (self->narrow || self->compact)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->name), "title-1");
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "title-2");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->name), "title-2");
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "title-1");
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
kd_client_header_class_init (KdClientHeaderClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = kd_client_header_get_property;
  object_class->set_property = kd_client_header_set_property;

  /**
   * KdClientHeader:compact:
   *
   * Whether the window is so low that only the name and the worst light remain.
   */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * KdClientHeader:narrow:
   *
   * Whether the window is so narrow that the family is left to the tabs.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/kedang/Dossier/ui/client/kd-client-header.ui");
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, name);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, detail);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, tier);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, mobile);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, reveal);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, place);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, family);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, assets);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, level);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, last);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, next);
  gtk_widget_class_bind_template_child (widget_class, KdClientHeader, pills);
}

static void
kd_client_header_init (KdClientHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
