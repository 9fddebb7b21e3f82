/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-vcard-writer.h"

#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-date.h"
#include "kd-pinyin.h"

#include <string.h>

/* RFC 6350 §3.2, RFC 2426 §2.6: octets a line, without its end. */
#define LINE_OCTETS 75

typedef struct
{
  GString       *out;
  KdVcardVersion version;
} Card;

/* Ends a line that was begun at @start, and folds it between characters. */
static void
end_line (GString *out,
          gsize    start)
{
  gsize line = start;

  while (out->len - line > LINE_OCTETS)
    {
      gsize cut = line + LINE_OCTETS;

      while (((guchar) out->str[cut] & 0xc0) == 0x80)
        cut--;
      g_string_insert_len (out, (gssize) cut, "\r\n ", 3);
      line = cut + 2;
    }
  g_string_append (out, "\r\n");
}

/* RFC 6350 §3.4; a carriage return stands nowhere in a stored text. */
static void
append_escaped (GString    *out,
                const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (out, "\\n");
    else
      {
        if (strchr ("\\,;", *text) != NULL)
          g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
      }
}

/* A property of one part or several; @name holds its parameters too. */
static void
put (Card              *card,
     const char        *name,
     const char *const *parts,
     guint              n_parts,
     char               between)
{
  gsize start = card->out->len;

  g_string_append_printf (card->out, "%s:", name);
  for (guint i = 0; i < n_parts; i++)
    {
      if (i > 0)
        g_string_append_c (card->out, between);
      append_escaped (card->out, parts[i] != NULL ? parts[i] : "");
    }
  end_line (card->out, start);
}

static void
put_text (Card       *card,
          const char *name,
          const char *text)
{
  if (text != NULL)
    put (card, name, &text, 1, ';');
}

static void
put_name (Card        *card,
          const KdRow *client)
{
  const char      *name = kd_row_get_text (client, KD_CLIENT_NAME);
  gsize            length = kd_pinyin_get_surname_length (name);
  g_autofree char *surname = length > 0 ? g_strndup (name, length) : g_strdup (name);
  const char      *parts[] = { surname, length > 0 ? name + length : NULL, NULL, NULL, NULL };

  put (card, "N", parts, G_N_ELEMENTS (parts), ';');
  put_text (card, "FN", name);
}

static void
put_address (Card       *card,
             const char *name,
             const char *street,
             const char *city)
{
  const char *parts[] = { NULL, NULL, street, city, NULL, NULL, NULL };

  if (street != NULL || city != NULL)
    put (card, name, parts, G_N_ELEMENTS (parts), ';');
}

static void
put_birth (Card        *card,
           const KdRow *client)
{
  gint64           birth = kd_row_get_integer (client, KD_CLIENT_BIRTH, KD_DATE_NONE);
  int              year, month, day;
  g_autofree char *text = NULL;

  if (birth == KD_DATE_NONE)
    return;
  kd_date_get_ymd ((KdDate) birth, &year, &month, &day);
  text = g_strdup_printf (card->version == KD_VCARD_3 ? "%04d-%02d-%02d" : "%04d%02d%02d", year, month, day);
  put_text (card, "BDAY", text);
}

static void
put_tags (Card        *card,
          const KdRow *client)
{
  const char *tags = kd_row_get_text (client, KD_CLIENT_TAGS);
  g_auto (GStrv) words = tags != NULL ? g_regex_split_simple ("\\s*[,，;；、|\n]\\s*", tags, 0, 0) : NULL;

  if (words != NULL)
    put (card, "CATEGORIES", (const char *const *) words, g_strv_length (words), ',');
}

static void
put_contact (Card        *card,
             const KdRow *contact)
{
  static const struct
  {
    const char *type;
    const char *names[2][2]; /* by version; plain and preferred */
  } properties[] = {
    { "mobile", { { "TEL;TYPE=CELL", "TEL;TYPE=CELL,PREF" }, { "TEL;TYPE=cell", "TEL;TYPE=cell;PREF=1" } } },
    { "phone", { { "TEL;TYPE=VOICE", "TEL;TYPE=VOICE,PREF" }, { "TEL;TYPE=voice", "TEL;TYPE=voice;PREF=1" } } },
    { "email", { { "EMAIL;TYPE=INTERNET", "EMAIL;TYPE=INTERNET,PREF" }, { "EMAIL", "EMAIL;PREF=1" } } },
    { "address", { { "ADR;TYPE=POSTAL", "ADR;TYPE=POSTAL,PREF" }, { "ADR", "ADR;PREF=1" } } },
    { "wechat", { { "X-WECHAT", "X-WECHAT" }, { "X-WECHAT", "X-WECHAT" } } },
    { "other", { { "X-CONTACT", "X-CONTACT" }, { "X-CONTACT", "X-CONTACT" } } },
  };
  const char *type = kd_row_get_text (contact, KD_CONTACT_METHOD_TYPE);
  const char *value = kd_row_get_text (contact, KD_CONTACT_METHOD_VALUE);
  gboolean    preferred = kd_row_get_integer (contact, KD_CONTACT_METHOD_PREFERRED, 0) != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      const char *name = properties[i].names[card->version][preferred];

      if (g_strcmp0 (properties[i].type, type) != 0)
        continue;
      if (g_str_has_prefix (name, "ADR"))
        put_address (card, name, value, NULL);
      else
        put_text (card, name, value);
    }
}

/**
 * kd_vcard_writer_put:
 * @sink: where the text goes
 * @version: which vCard
 * @client: a client
 * @parts: (nullable) (element-type KdRow): what belongs to the client; contact methods count
 * @error: return location
 *
 * Writes a client as a vCard: name, ways to reach, addresses, birth date, employer, occupation, tags, notes. Numbers of
 * identity documents, money and risk stay out of what ends on a telephone.
 *
 * Returns: whether nothing failed
 */
gboolean
kd_vcard_writer_put (KdFileSink    *sink,
                     KdVcardVersion version,
                     const KdRow   *client,
                     GPtrArray     *parts,
                     GError       **error)
{
  Card        card = { sink->buffer, version };
  const char *sex = kd_row_get_text (client, KD_CLIENT_SEX);
  char        id[KD_UUID_TEXT_SIZE];

  g_string_append_printf (card.out, "BEGIN:VCARD\r\nVERSION:%s\r\nUID:%s%s\r\n", version == KD_VCARD_3 ? "3.0" : "4.0", version == KD_VCARD_3 ? "" : "urn:uuid:", kd_uuid_format (&client->uuid, id));
  put_name (&card, client);
  put_birth (&card, client);
  if (version == KD_VCARD_4 && sex != NULL)
    put_text (&card, "GENDER", g_str_equal (sex, "female") ? "F" : "M");
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (((const KdRow *) parts->pdata[i])->def->kind == KD_KIND_CONTACT_METHOD)
      put_contact (&card, parts->pdata[i]);
  put_address (&card, version == KD_VCARD_3 ? "ADR;TYPE=HOME" : "ADR;TYPE=home", kd_row_get_text (client, KD_CLIENT_ADDRESS), kd_row_get_text (client, KD_CLIENT_CITY));
  put_text (&card, "ORG", kd_row_get_text (client, KD_CLIENT_EMPLOYER));
  put_text (&card, "TITLE", kd_row_get_text (client, KD_CLIENT_OCCUPATION));
  put_tags (&card, client);
  put_text (&card, "NOTE", kd_row_get_text (client, KD_CLIENT_NOTES));
  g_string_append (card.out, "END:VCARD\r\n");
  return kd_file_sink_settle (sink, error);
}
