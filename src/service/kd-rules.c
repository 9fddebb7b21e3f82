/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-rules.h"

#include "kd-error.h"
#include "kd-rule-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Made by glib-compile-resources of data/rules/. */
GResource *kd_rules_get_resource (void);

#define FOLDER "/io/github/kedang/Dossier/rules/"

/* The one member of @values that is of the pack's kind is filled. */
typedef struct
{
  KdRulePack        about;
  const KdRuleKind *kind;
  KdRuleSet         values;
} Pack;

struct _KdRules
{
  GPtrArray  *packs;
  KdWorkdays *workdays;
};

/**
 * kd_rules_new_empty:
 *
 * Returns: (transfer full): no packs at all
 */
KdRules *
kd_rules_new_empty (void)
{
  KdRules *self = g_new0 (KdRules, 1);

  self->packs = g_ptr_array_new_with_free_func (g_free);
  self->workdays = kd_workdays_new ();
  return self;
}

/**
 * kd_rules_new:
 * @error: return location
 *
 * Reads the packs that the program carries.
 *
 * Returns: (transfer full) (nullable): the rules
 */
KdRules *
kd_rules_new (GError **error)
{
  GResource *resource = kd_rules_get_resource ();
  g_autoptr (KdRules) self = kd_rules_new_empty ();
  g_auto (GStrv) files = g_resource_enumerate_children (resource, FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, files[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (bytes == NULL || !kd_rules_add (self, files[i], bytes, error))
        return NULL;
    }
  return files != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * kd_rules_free:
 * @self: (transfer full): rules
 *
 * Frees @self.
 */
void
kd_rules_free (KdRules *self)
{
  g_ptr_array_unref (self->packs);
  kd_workdays_free (self->workdays);
  g_free (self);
}

/* --- reading -------------------------------------------------------------------------------------------- */

/* A law has one name; what the house decided is said in the user's language. */
static const char *
read_words (KdRuleReader *reader,
            JsonObject   *object,
            const char   *key)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, key) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? kd_rule_reader_get_label (reader, object, key) : kd_rule_reader_get_text (reader, object, key);
}

static void
read_source (KdRuleReader *reader,
             JsonObject   *object,
             guint         place,
             gpointer      data)
{
  GString    *text = data;
  const char *title = read_words (reader, object, "title");
  const char *number = read_words (reader, object, "number");
  KdDate      date = kd_rule_reader_get_date (reader, object, "date");
  char        day[KD_DATE_TEXT_SIZE];

  if (reader->error == NULL)
    g_string_append_printf (text, "%s%s, %s, %s", place > 0 ? "; " : "", title, number, kd_date_format (date, day));
}

static void
read_head (KdRuleReader *reader,
           JsonObject   *root,
           Pack         *pack)
{
  g_autoptr (GString) source = g_string_new (NULL);

  pack->about.id = kd_rule_reader_get_text (reader, root, "id");
  pack->about.kind = kd_rule_reader_get_text (reader, root, "kind");
  pack->about.regime = kd_rule_reader_get_text_or_null (reader, root, "regime");
  pack->about.version = kd_rule_reader_get_text (reader, root, "version");
  pack->about.from = kd_rule_reader_get_date (reader, root, "effective-from");
  pack->about.to = KD_DATE_NONE;
  if (root == NULL || !json_object_has_member (root, "effective-to") || !json_object_get_null_member (root, "effective-to"))
    pack->about.to = kd_rule_reader_get_date (reader, root, "effective-to");
  if (pack->about.to != KD_DATE_NONE && pack->about.to < pack->about.from)
    kd_rule_reader_fail (reader, "effective-to", _ ("the last day comes before the first"));
  kd_rule_reader_each (reader, root, "source", 16, read_source, source);
  pack->about.source = g_intern_string (source->str);
  pack->kind = kd_rule_kind_find (pack->about.kind);
  if (pack->kind == NULL)
    kd_rule_reader_fail (reader, "kind", _ ("there is no kind “%s”"), pack->about.kind);
}

static gboolean
is_in_force (const Pack *pack,
             KdDate      day)
{
  return day >= pack->about.from && (pack->about.to == KD_DATE_NONE || day <= pack->about.to);
}

static void
check_overlap (const KdRules *self,
               KdRuleReader  *reader,
               const Pack    *pack)
{
  for (guint i = 0; i < self->packs->len && reader->error == NULL; i++)
    {
      const Pack *other = self->packs->pdata[i];
      gboolean    same = other->kind == pack->kind && other->about.regime == pack->about.regime;

      if (same != (other->about.id == pack->about.id))
        kd_rule_reader_fail (reader, "id", _ ("%s has the same id, kind and regime only in part; a subject has one id"), other->about.file);
      else if (same && (is_in_force (other, pack->about.from) || is_in_force (pack, other->about.from)))
        kd_rule_reader_fail (reader, "effective-from", _ ("%s is in force on some of these days"), other->about.file);
    }
}

static void
read_values (KdRules      *self,
             KdRuleReader *reader,
             JsonObject   *root,
             Pack         *pack)
{
  JsonObject *values = kd_rule_reader_get_object (reader, root, "values");
  KdRuleRef   ref = { pack->about.id, pack->about.version };
  guint8     *member = (guint8 *) &pack->values + pack->kind->offset;
  int         first, last;

  g_string_append (reader->path, "values.");
  if (pack->kind->size > 0)
    {
      /* Every member of a rule set begins with where it stands. */
      memcpy (member, &ref, sizeof ref);
      pack->kind->parse (reader, values, member);
      return;
    }
  pack->kind->parse (reader, values, self->workdays);
  g_string_truncate (reader->path, 0);
  if (reader->error == NULL && pack->about.to == KD_DATE_NONE)
    kd_rule_reader_fail (reader, "effective-to", _ ("holidays are of whole years"));
  if (reader->error != NULL)
    return;
  kd_date_get_ymd (pack->about.from, &first, NULL, NULL);
  kd_date_get_ymd (pack->about.to, &last, NULL, NULL);
  for (int year = first; year <= last; year++)
    kd_workdays_publish (self->workdays, year);
}

/**
 * kd_rules_add:
 * @self: rules
 * @file: the pack's file, for messages
 * @bytes: the pack
 * @error: return location
 *
 * Reads one more pack. After a failure the rules are not to be used any more.
 *
 * Returns: whether the pack is good and no other of its id is in force on the same days
 */
gboolean
kd_rules_add (KdRules    *self,
              const char *file,
              GBytes     *bytes,
              GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GString) path = g_string_new (NULL);
  g_autoptr (GError) cause = NULL;
  g_autofree Pack *pack = g_new0 (Pack, 1);
  KdRuleReader     reader = { .file = file, .path = path };
  JsonNode        *root;
  gsize            length;
  const char      *text = g_bytes_get_data (bytes, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, &cause) || (root = json_parser_get_root (parser)) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("Rule pack %s is no JSON object: %s"), file, cause != NULL ? cause->message : _ ("it holds none"));
      return FALSE;
    }
  pack->about.file = g_intern_string (file);
  read_head (&reader, json_node_get_object (root), pack);
  check_overlap (self, &reader, pack);
  if (reader.error == NULL)
    read_values (self, &reader, json_node_get_object (root), pack);
  if (reader.error != NULL)
    {
      g_propagate_error (error, reader.error);
      return FALSE;
    }
  g_ptr_array_add (self->packs, g_steal_pointer (&pack));
  return TRUE;
}

/* --- asking --------------------------------------------------------------------------------------------- */

/**
 * kd_rules_get_n_packs:
 * @self: rules
 *
 * Returns: how many packs there are
 */
guint
kd_rules_get_n_packs (const KdRules *self)
{
  return self->packs->len;
}

/**
 * kd_rules_get_pack:
 * @self: rules
 * @place: from 0
 *
 * Returns: (transfer none): what a pack says of itself
 */
const KdRulePack *
kd_rules_get_pack (const KdRules *self,
                   guint          place)
{
  g_return_val_if_fail (place < self->packs->len, NULL);
  return &((const Pack *) self->packs->pdata[place])->about;
}

static gboolean
is_of (const Pack       *pack,
       const KdRuleKind *kind,
       const char       *regime)
{
  return pack->kind == kind && (pack->about.regime == NULL || g_str_equal (pack->about.regime, regime));
}

static const Pack *
find_in_force (const KdRules    *self,
               const KdRuleKind *kind,
               const char       *regime,
               KdDate            day)
{
  for (guint i = 0; i < self->packs->len; i++)
    {
      const Pack *pack = self->packs->pdata[i];

      if (is_of (pack, kind, regime) && is_in_force (pack, day))
        return pack;
    }
  return NULL;
}

/* What held on the day before the assessment's rule came into force. */
static void
note_rule_before (const KdRules *self,
                  const Pack    *pack,
                  KdRuleSet     *set)
{
  const Pack *before = find_in_force (self, pack->kind, set->regime, pack->about.from - 1);

  set->assessment.since = pack->about.from;
  set->assessment.before_months = before != NULL ? before->values.assessment.valid_months : 0;
}

/**
 * kd_rules_pick:
 * @self: rules
 * @regime: a regime: `nfra`, `fund` or `securities`
 * @day: the day that is asked about
 * @set: (out caller-allocates): the rules in force on it; they need @self for the calendar only
 * @error: return location
 *
 * Returns: whether there is a pack for every rule that must be there
 */
gboolean
kd_rules_pick (const KdRules *self,
               const char    *regime,
               KdDate         day,
               KdRuleSet     *set,
               GError       **error)
{
  char text[KD_DATE_TEXT_SIZE];

  g_return_val_if_fail (day != KD_DATE_NONE, FALSE);

  *set = (KdRuleSet) { .regime = g_intern_string (regime), .workdays = self->workdays };
  for (guint i = 0; i < kd_rule_n_kinds; i++)
    {
      const KdRuleKind *kind = &kd_rule_kinds[i];
      const Pack       *pack = kind->size > 0 ? find_in_force (self, kind, regime, day) : NULL;

      if (pack != NULL)
        {
          memcpy ((guint8 *) set + kind->offset, (const guint8 *) &pack->values + kind->offset, kind->size);
          if (kind->offset == G_STRUCT_OFFSET (KdRuleSet, assessment))
            note_rule_before (self, pack, set);
        }
      else if (kind->required)
        {
          g_set_error (error, KD_ERROR, KD_ERROR_NOT_FOUND, _ ("No rule pack of the kind “%s” for “%s” is in force on %s"), kind->name, regime, kd_date_format (day, text));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * kd_rules_get_next_change:
 * @self: rules
 * @regime: a regime
 * @day: a day
 *
 * Returns: the first day after @day on which other rules are in force, or %KD_DATE_NONE where nothing is planned
 */
KdDate
kd_rules_get_next_change (const KdRules *self,
                          const char    *regime,
                          KdDate         day)
{
  KdDate next = KD_DATE_NONE;

  for (guint i = 0; i < self->packs->len; i++)
    {
      const Pack *pack = self->packs->pdata[i];
      KdDate      days[] = { pack->about.from, pack->about.to != KD_DATE_NONE ? pack->about.to + 1 : KD_DATE_NONE };

      for (guint j = 0; pack->kind->size > 0 && is_of (pack, pack->kind, regime) && j < G_N_ELEMENTS (days); j++)
        if (days[j] > day && (next == KD_DATE_NONE || days[j] < next))
          next = days[j];
    }
  return next;
}
