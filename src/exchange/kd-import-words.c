/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What headers mean: the names, labels and synonyms of the tables of fields, with what people put around them. */

#include "kd-import-words.h"

#include "kd-account.h"
#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-declared-assets.h"
#include "kd-product.h"
#include "kd-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Words that are no field's own. General ones for a way to reach somebody are telephones. */
static const struct
{
  const char *words;
  KdImportUse use;
  const char *contact;
} others[] = {
  { "姓|family name|last name|surname", KD_IMPORT_FAMILY_NAME, NULL },
  { "名|given name|first name", KD_IMPORT_GIVEN_NAME, NULL },
  { "联系电话|联系方式|联系人电话|电话号码|home phone|other phone|work phone|telephone|tel|phone number|contact number", KD_IMPORT_CONTACT, "phone" },
  { "mobile phone|cell|cell phone|mobile number|联系手机|手机号1", KD_IMPORT_CONTACT, "mobile" },
  { "邮件|secondary email|mail|e-mail address|email address", KD_IMPORT_CONTACT, "email" },
};

/**
 * kd_import_reason_header:
 *
 * Returns: (transfer none): header of the column that says why a row was held back; never read again
 */
const char *
kd_import_reason_header (void)
{
  return _ ("Problem found by Dossier");
}

/**
 * kd_import_get_parts:
 * @def: what the rows of a file are
 * @parts: (out caller-allocates) (array fixed-size=6): the kinds that columns may be about, the nearest first
 *
 * A client's row carries its parts; a row of another kind says by columns of those above it whose it is.
 *
 * Returns: how many
 */
guint
kd_import_get_parts (const KdKindDef  *def,
                     const KdKindDef **parts)
{
  guint    n = 0;
  gboolean account;

  parts[n++] = def;
  if (def->kind == KD_KIND_CLIENT)
    {
      parts[n++] = &kd_assessment_kind;
      parts[n++] = &kd_declared_assets_kind;
      return n;
    }
  account = kd_kind_find_reference (def, KD_KIND_ACCOUNT) >= 0;
  if (account)
    parts[n++] = &kd_account_kind;
  if (kd_kind_find_reference (def, KD_KIND_PRODUCT) >= 0)
    parts[n++] = &kd_product_kind;
  if (account || kd_kind_find_reference (def, KD_KIND_CLIENT) >= 0)
    parts[n++] = &kd_client_kind;
  return n;
}

static void
add_word (GHashTable           *words,
          const char           *word,
          const KdImportColumn *meaning)
{
  char *folded = kd_text_fold (word);

  /* what is nearer was there first */
  if (*folded == '\0' || g_hash_table_contains (words, folded))
    g_free (folded);
  else
    g_hash_table_insert (words, folded, g_memdup2 (meaning, sizeof *meaning));
}

static void
add_words (GHashTable           *words,
           const char           *list,
           const KdImportColumn *meaning)
{
  g_auto (GStrv) split = g_strsplit (list != NULL ? list : "", "|", -1);

  for (guint i = 0; split[i] != NULL; i++)
    add_word (words, split[i], meaning);
}

static gboolean
can_be_read (const KdField *field)
{
  return field->type != KD_FIELD_BLOB && field->type != KD_FIELD_REFERENCE;
}

/* Of what stands above the record only what tells it from others. */
static gboolean
is_key (const KdKindDef *part,
        guint            field)
{
  if (part == &kd_client_kind)
    return field == KD_CLIENT_NAME || field == KD_CLIENT_ID_NUMBER;
  if (part == &kd_account_kind)
    return field == KD_ACCOUNT_NAME || field == KD_ACCOUNT_NUMBER || field == KD_ACCOUNT_INSTITUTION;
  return part != &kd_product_kind || field == KD_PRODUCT_NAME || field == KD_PRODUCT_CODE;
}

static void
add_part (GHashTable      *words,
          const KdKindDef *def,
          const KdKindDef *part)
{
  for (guint i = 0; i < part->n_fields; i++)
    {
      const KdField *field = &part->fields[i];
      KdImportColumn meaning = { .use = KD_IMPORT_FIELD, .kind = part->kind, .field = i };

      if (!can_be_read (field) || (part != def && def->kind != KD_KIND_CLIENT && !is_key (part, i)))
        continue;
      add_word (words, field->name, &meaning);
      add_word (words, field->label, &meaning);
      add_word (words, kd_field_get_label (field), &meaning);
      add_words (words, field->synonyms, &meaning);
    }
}

static void
add_contacts (GHashTable *words)
{
  for (const KdChoice *choice = kd_contact_type_choices; choice->key != NULL; choice++)
    {
      KdImportColumn meaning = { .use = KD_IMPORT_CONTACT, .contact = choice->key };

      add_word (words, choice->key, &meaning);
      add_word (words, choice->label, &meaning);
      add_word (words, _ (choice->label), &meaning);
      add_words (words, choice->synonyms, &meaning);
    }
}

/**
 * kd_import_words_new:
 * @def: what the rows of a file are
 *
 * Returns: (transfer full) (element-type utf8 KdImportColumn): every word that a header may be, folded, and its meaning
 */
GHashTable *
kd_import_words_new (const KdKindDef *def)
{
  GHashTable          *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const KdKindDef     *parts[KD_IMPORT_PARTS];
  guint                n = kd_import_get_parts (def, parts);
  const KdImportColumn left_out = { .use = KD_IMPORT_LEFT_OUT };
  gboolean             person = parts[n - 1] == &kd_client_kind || def->kind == KD_KIND_CLIENT;

  add_word (words, kd_import_reason_header (), &left_out);
  add_word (words, N_ ("Problem found by Dossier"), &left_out);
  add_part (words, def, parts[0]);
  if (person)
    {
      add_contacts (words);
      for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
        add_words (words, others[i].words, &(KdImportColumn) { .use = others[i].use, .contact = others[i].contact });
    }
  for (guint i = 1; i < n; i++)
    add_part (words, def, parts[i]);
  return words;
}

/* Without what people put around a header: a star, a number, what is in parentheses. */
static char *
strip (const char *folded)
{
  GString *text = g_string_new (NULL);
  int      depth = 0;

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      depth += letter == '(' || letter == '[' || letter == 0x3010;
      if (depth == 0 && letter != '*' && letter != ':' && letter != 0xfeff)
        g_string_append_unichar (text, letter);
      depth -= depth > 0 && (letter == ')' || letter == ']' || letter == 0x3011);
    }
  while (text->len > 0 && (g_ascii_isdigit (text->str[text->len - 1]) || g_ascii_isspace (text->str[text->len - 1])))
    g_string_truncate (text, text->len - 1);
  g_strchug (text->str);
  return g_string_free_and_steal (text);
}

static const char *
find_unit (const char *folded)
{
  if (strstr (folded, "亿") != NULL)
    return "亿";
  return strstr (folded, "万") != NULL ? "万" : "";
}

/**
 * kd_import_words_find:
 * @words: words of headers
 * @header: a header
 * @column: (out): what it means; its header is not set
 *
 * Returns: whether it is a word that is known
 */
gboolean
kd_import_words_find (GHashTable     *words,
                      const char     *header,
                      KdImportColumn *column)
{
  g_autofree char      *folded = kd_text_fold (header);
  g_autofree char      *bare = strip (folded);
  const KdImportColumn *meaning = g_hash_table_lookup (words, folded);

  if (meaning == NULL)
    meaning = g_hash_table_lookup (words, bare);
  if (meaning == NULL)
    return FALSE;
  *column = *meaning;
  column->unit = find_unit (folded);
  return TRUE;
}
