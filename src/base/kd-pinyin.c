/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-pinyin.h"

#include "kd-text.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* A name that could be read in more ways is read in the first ones. */
#define MOST_READINGS 8

/* Readings beside those of the transliterator: `|` between them, the likelier one first. */
static const struct
{
  const char *text;
  const char *readings;
} surnames[] = {
  /* CLDR has no surname reading for these. Source: 通用规范汉字字典; 中国姓氏大辞典 (2010). */
  { "朴", "piao|pu" },
  { "覃", "qin|tan" },
  { "翟", "zhai|di" },
  { "谌", "chen|shen" },
  { "諶", "chen|shen" },
  { "隗", "wei|kui" },
  { "柏", "bai|bo" },
  { "牟", "mou|mu" },
  { "逄", "pang" },
  { "冼", "xian" },
  { "缪", "miao" },
  { "繆", "miao" },
  { "盖", "ge|gai" },
  { "蓋", "ge|gai" },
  { "那", "na" },
  { "尉", "wei" },
  { "员", "yun|yuan" },
  { "員", "yun|yuan" },
  { "黑", "he|hei" },
  { "秘", "bi|mi" },
  { "种", "chong|zhong" },
  { "祭", "zhai|ji" },
  { "折", "she|zhe" },
  { "繁", "po|fan" },
  { "万俟", "mo qi" },
  { "萬俟", "mo qi" },
  { "尉迟", "yu chi" },
  { "尉遲", "yu chi" },
  { "长孙", "zhang sun" },
  { "長孫", "zhang sun" },
  { "澹台", "tan tai" },
  { "澹臺", "tan tai" },
  { "单于", "chan yu" },
  { "單于", "chan yu" },
  { "令狐", "ling hu" },
  { "欧阳", "ou yang" },
  { "歐陽", "ou yang" },
  { "司马", "si ma" },
  { "司馬", "si ma" },
  { "诸葛", "zhu ge" },
  { "諸葛", "zhu ge" },
  { "上官", "shang guan" },
  { "夏侯", "xia hou" },
  { "东方", "dong fang" },
  { "東方", "dong fang" },
  { "皇甫", "huang fu" },
  { "公孙", "gong sun" },
  { "公孫", "gong sun" },
  { "慕容", "mu rong" },
  { "司徒", "si tu" },
  { "司空", "si kong" },
  { "宇文", "yu wen" },
  { "端木", "duan mu" },
  { "南宫", "nan gong" },
  { "南宮", "nan gong" },
  { "独孤", "du gu" },
  { "獨孤", "du gu" },
  { "呼延", "hu yan" },
  { "轩辕", "xuan yuan" },
  { "軒轅", "xuan yuan" },
  { "百里", "bai li" },
  { "东郭", "dong guo" },
  { "西门", "xi men" },
  { "西門", "xi men" },
  { "赫连", "he lian" },
  { "赫連", "he lian" },
  { "拓跋", "tuo ba" },
  { "太史", "tai shi" },
  { "濮阳", "pu yang" },
  { "濮陽", "pu yang" },
  { "钟离", "zhong li" },
  { "鍾離", "zhong li" },
  { "淳于", "chun yu" },
  { "闾丘", "lv qiu" },
  { "完颜", "wan yan" },
  { "完顏", "wan yan" },
  { "耶律", "ye lv" },
  { "哥舒", "ge shu" },
  { "第五", "di wu" },
};

/* Characters of given names that people read in two ways. */
static const struct
{
  const char *text;
  const char *readings;
} given[] = {
  { "乐", "le|yue" },
  { "樂", "le|yue" },
  { "长", "chang|zhang" },
  { "長", "chang|zhang" },
  { "重", "zhong|chong" },
  { "行", "xing|hang" },
  { "朝", "chao|zhao" },
  { "晟", "sheng|cheng" },
  { "茜", "qian|xi" },
  { "娜", "na|nuo" },
  { "传", "chuan|zhuan" },
  { "傳", "chuan|zhuan" },
  { "藏", "cang|zang" },
  { "蔚", "wei|yu" },
  { "曾", "zeng|ceng" },
  { "奇", "qi" },
  { "调", "diao|tiao" },
  { "湛", "zhan" },
};

struct _KdPinyin
{
  UTransliterator *plain;
  UTransliterator *names;
  GHashTable      *characters; /* readings by code point */
  GHashTable      *surnames;   /* readings by the surname's text; single ones too */
};

/* ICU's rules for Han take a tenth of a second to load: once a process. They never change; what reads with
 * them is a copy, one a reader. */
static UTransliterator *
load_rules (const char *id)
{
  UErrorCode       status = U_ZERO_ERROR;
  UChar            name[32];
  UTransliterator *rules;

  u_uastrcpy (name, id);
  rules = utrans_openU (name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no %s: %s", id, u_errorName (status));
  return rules;
}

static gpointer
load_plain (gpointer data)
{
  return load_rules ("Han-Latin; NFD");
}

static gpointer
load_names (gpointer data)
{
  return load_rules ("Han-Latin/Names; NFD");
}

static UTransliterator *
get_transliterator (UTransliterator **transliterator,
                    GOnce            *once,
                    GThreadFunc       load)
{
  UErrorCode status = U_ZERO_ERROR;

  if (*transliterator == NULL)
    *transliterator = utrans_clone (g_once (once, load, NULL), &status);
  return *transliterator;
}

static GOnce plain_once = G_ONCE_INIT;
static GOnce names_once = G_ONCE_INIT;

/**
 * kd_pinyin_warm_up:
 *
 * Loads what the first name would wait for. To be called on a thread that nobody waits for.
 */
void
kd_pinyin_warm_up (void)
{
  g_once (&plain_once, load_plain, NULL);
  g_once (&names_once, load_names, NULL);
}

/**
 * kd_pinyin_new:
 *
 * Returns: (transfer full): a reader of names
 */
KdPinyin *
kd_pinyin_new (void)
{
  KdPinyin *self = g_new0 (KdPinyin, 1);

  self->characters = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    g_hash_table_insert (self->characters, GUINT_TO_POINTER (g_utf8_get_char (given[i].text)), g_strdup (given[i].readings));
  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    g_hash_table_insert (self->surnames, g_strdup (surnames[i].text), g_strdup (surnames[i].readings));
  return self;
}

/**
 * kd_pinyin_free:
 * @self: (transfer full): a reader of names
 *
 * Frees @self.
 */
void
kd_pinyin_free (KdPinyin *self)
{
  g_clear_pointer (&self->plain, utrans_close);
  g_clear_pointer (&self->names, utrans_close);
  g_hash_table_unref (self->characters);
  g_hash_table_unref (self->surnames);
  g_free (self);
}

/* One character's reading without its tone; ü is written v. The character itself if it has none. */
static char *
transliterate (UTransliterator *transliterator,
               gunichar         character)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar      text[32];
  int32_t    length = 0;
  int32_t    limit;
  GString   *reading = g_string_new (NULL);

  U16_APPEND_UNSAFE (text, length, (UChar32) character);
  text[length] = 0;
  limit = length;
  utrans_transUChars (transliterator, text, &length, (int32_t) G_N_ELEMENTS (text), 0, &limit, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < length; i++)
    if (text[i] == 0x308 && reading->len > 0 && reading->str[reading->len - 1] == 'u')
      reading->str[reading->len - 1] = 'v';
    else if (text[i] < 0x80 && g_ascii_isalpha ((char) text[i]))
      g_string_append_c (reading, g_ascii_tolower ((char) text[i]));
  if (reading->len == 0)
    g_string_append_unichar (reading, character);
  return g_string_free_and_steal (reading);
}

/* `lv` is also typed `lu`: keyboards have no ü. */
static char *
with_both_umlauts (char *readings)
{
  g_autoptr (GString) all = g_string_new (readings);
  g_auto (GStrv) each = g_strsplit (readings, "|", -1);

  for (guint i = 0; each[i] != NULL; i++)
    if (strchr (each[i], 'v') != NULL)
      {
        g_autofree char *plain = g_strdelimit (g_strdup (each[i]), "v", 'u');

        g_string_append_printf (all, "|%s", plain);
      }
  g_free (readings);
  return g_string_free_and_steal (g_steal_pointer (&all));
}

static const char *
read_character (KdPinyin *self,
                gunichar  character)
{
  char *readings = g_hash_table_lookup (self->characters, GUINT_TO_POINTER (character));

  if (readings == NULL)
    {
      readings = with_both_umlauts (transliterate (get_transliterator (&self->plain, &plain_once, load_plain), character));
      g_hash_table_insert (self->characters, GUINT_TO_POINTER (character), readings);
    }
  return readings;
}

/* The readings of a surname of one character: as a surname, then as any character. */
static const char *
read_single (KdPinyin *self,
             gunichar  character)
{
  char             text[8] = { 0 };
  char            *readings;
  g_autofree char *name = NULL;
  const char      *plain;

  g_unichar_to_utf8 (character, text);
  readings = g_hash_table_lookup (self->surnames, text);
  if (readings != NULL)
    return readings;
  name = transliterate (get_transliterator (&self->names, &names_once, load_names), character);
  plain = read_character (self, character);
  if (strncmp (plain, name, strlen (name)) == 0)
    readings = g_strdup (plain);
  else
    readings = with_both_umlauts (g_strconcat (name, "|", plain, NULL));
  g_hash_table_insert (self->surnames, g_strdup (text), readings);
  return readings;
}

/* --- putting readings together --------------------------------------------------------------------------- */

/* Readings that grow side by side, and their initials. */
typedef struct
{
  GString *readings[MOST_READINGS];
  GString *initials[MOST_READINGS];
  guint    n;
} Words;

static void
add_syllable (Words      *words,
              guint       i,
              const char *syllable,
              gsize       length)
{
  if (words->readings[i]->len > 0)
    g_string_append_c (words->readings[i], ' ');
  g_string_append_len (words->readings[i], syllable, (gssize) length);
  g_string_append_len (words->initials[i], syllable, (gssize) (g_utf8_next_char (syllable) - syllable));
}

/* The first alternative goes on with every reading; each other one begins copies of them. */
static void
add_to_each (Words      *words,
             const char *alternatives)
{
  const guint n = words->n;
  gsize       first = strcspn (alternatives, "|");

  for (const char *at = alternatives + first; *at != '\0';)
    {
      gsize length = strcspn (++at, "|");

      for (guint i = 0; i < n && words->n < MOST_READINGS; i++, words->n++)
        {
          words->readings[words->n] = g_string_new (words->readings[i]->str);
          words->initials[words->n] = g_string_new (words->initials[i]->str);
          add_syllable (words, words->n, at, length);
        }
      at += length;
    }
  for (guint i = 0; i < n; i++)
    add_syllable (words, i, alternatives, first);
}

/* Frees the texts. */
static char *
join_distinct (GString **texts,
               guint     n)
{
  GString *joined = g_string_new (texts[0]->str);

  for (guint i = 1; i < n; i++)
    {
      gboolean seen = FALSE;

      for (guint j = 0; j < i && !seen; j++)
        seen = g_string_equal (texts[i], texts[j]);
      if (!seen)
        g_string_append_printf (joined, "|%s", texts[i]->str);
    }
  for (guint i = 0; i < n; i++)
    g_string_free (texts[i], TRUE);
  return g_string_free_and_steal (joined);
}

static gboolean
is_han (gunichar character)
{
  return g_unichar_get_script (character) == G_UNICODE_SCRIPT_HAN;
}

static const char *
add_surname (KdPinyin   *self,
             Words      *words,
             const char *at)
{
  const char      *next = g_utf8_next_char (at);
  const char      *after = *next != '\0' ? g_utf8_next_char (next) : next;
  g_autofree char *two = g_strndup (at, (gsize) (after - at));
  const char      *whole = *after != '\0' ? g_hash_table_lookup (self->surnames, two) : NULL;

  if (whole != NULL && g_utf8_strlen (two, -1) == 2)
    {
      g_auto (GStrv) syllables = g_strsplit (whole, " ", 2);

      for (guint i = 0; i < 2; i++)
        {
          g_autofree char *readings = with_both_umlauts (g_strdup (syllables[i]));

          add_to_each (words, readings);
        }
      return after;
    }
  add_to_each (words, read_single (self, g_utf8_get_char (at)));
  return next;
}

static const char *
add_word (Words      *words,
          const char *at)
{
  const char      *end = at;
  g_autofree char *word = NULL;

  while (*end != '\0' && !is_han (g_utf8_get_char (end)) && g_unichar_isalnum (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (end == at)
    return g_utf8_next_char (at);
  word = g_strndup (at, (gsize) (end - at));
  add_to_each (words, word);
  return end;
}

/**
 * kd_pinyin_get_surname_length:
 * @name: a name
 *
 * Says where the surname of a Chinese name ends: surnames of two characters are known from a table, any other has one.
 *
 * Returns: how many bytes of @name are the surname, or 0 if it does not begin with a Han character
 */
gsize
kd_pinyin_get_surname_length (const char *name)
{
  gunichar first = g_utf8_get_char (name);

  for (guint i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      gsize length = strlen (surnames[i].text);

      if (g_utf8_strlen (surnames[i].text, -1) == 2 && g_str_has_prefix (name, surnames[i].text) && name[length] != '\0')
        return length;
    }
  return g_unichar_get_script (first) == G_UNICODE_SCRIPT_HAN ? (gsize) (g_utf8_next_char (name) - name) : 0;
}

/**
 * kd_pinyin_read:
 * @self: a reader of names
 * @name: a name, in any script
 * @initials: (out) (transfer full) (optional): initials of each reading, `|` between them: `zs`
 *
 * Reads a name as pinyin without tones: a surname as surnames are read, and as the character is read
 * elsewhere, because people type both; ü is written v and u. Words of other scripts stay, folded.
 *
 * Returns: (transfer full): syllables with spaces between them, readings with `|`: `shan fang|dan fang`
 */
char *
kd_pinyin_read (KdPinyin   *self,
                const char *name,
                char      **initials)
{
  g_autofree char *folded = kd_text_fold (name);
  Words            words = { .n = 1 };
  gboolean         first = TRUE;
  g_autofree char *letters = NULL;

  words.readings[0] = g_string_new (NULL);
  words.initials[0] = g_string_new (NULL);
  for (const char *at = folded; *at != '\0';)
    {
      if (!is_han (g_utf8_get_char (at)))
        at = add_word (&words, at);
      else if (first)
        at = add_surname (self, &words, at);
      else
        {
          add_to_each (&words, read_character (self, g_utf8_get_char (at)));
          at = g_utf8_next_char (at);
        }
      first = FALSE;
    }
  letters = join_distinct (words.initials, words.n);
  if (initials != NULL)
    *initials = g_steal_pointer (&letters);
  return join_distinct (words.readings, words.n);
}
