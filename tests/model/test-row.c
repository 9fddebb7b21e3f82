/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-assessment.h"
#include "kd-change.h"
#include "kd-client.h"
#include "kd-completeness.h"
#include "kd-contact-method.h"
#include "kd-date.h"
#include "kd-error.h"
#include "kd-import-batch.h"
#include "kd-record.h"
#include "kd-row-codec.h"
#include "kd-transaction.h"

#include <string.h>

static KdRow *
make_row (KdKind             kind,
          const char *const *says)
{
  KdRow *row = kd_row_new (kind);
  g_autoptr (GError) error = NULL;

  kd_row_assign (row, says, &error);
  g_assert_no_error (error);
  kd_uuid_generate (&row->uuid, 0);
  return row;
}

#define MAKE_CLIENT(...) make_row (KD_KIND_CLIENT, (const char *const[]) { __VA_ARGS__, NULL })

/* What the program relies on in every table: names and numbers are unique, choices have a list. */
static void
test_tables_are_sound (void)
{
  for (guint kind = 1; kind <= KD_KIND_LAST; kind++)
    {
      const KdKindDef *def = kd_kind_get_def (kind);
      guint            required = 0;

      g_assert_nonnull (def);
      g_assert_cmpint (def->kind, ==, kind);
      g_assert_true (kd_kind_find (def->name) == def);
      for (guint i = 0; i < def->n_fields; i++)
        {
          const KdField *field = &def->fields[i];

          g_assert_cmpint (kd_kind_find_field (def, field->name), ==, i);
          g_assert_cmpint (kd_kind_find_number (def, field->number), ==, i);
          g_assert_cmpint (field->number, !=, 0);
          g_assert_cmpint (field->type == KD_FIELD_CHOICE, ==, field->choices != NULL);
          g_assert_cmpint (field->type == KD_FIELD_REFERENCE, ==, field->refers != 0);
          if (field->calendar != NULL)
            g_assert_cmpint (def->fields[kd_kind_find_field (def, field->calendar)].type, ==, KD_FIELD_CHOICE);
          required += (field->flags & KD_FIELD_REQUIRED) != 0;
        }
      g_assert_cmpuint (required, >, 0);
      g_assert_true (g_type_is_a (kd_kind_get_type (kind), KD_TYPE_RECORD));
    }
  g_assert_null (kd_kind_get_def (0));
  g_assert_null (kd_kind_get_def (KD_KIND_LAST + 1));
  g_assert_true (kd_kind_find ("contact-method") == kd_kind_get_def (KD_KIND_CONTACT_METHOD));
  g_assert_null (kd_kind_find ("clients"));
}

/* Every value that can be read is written in a form that reads back as itself. */
static void
test_row_round_trip (void)
{
  static const struct
  {
    KdKind      kind;
    const char *assignment;
    const char *canonical;
  } cases[] = {
    { KD_KIND_CLIENT, "name= 张三 ", "张三" },
    { KD_KIND_CLIENT, "birth=1958年4月9日", "1958-04-09" },
    { KD_KIND_CLIENT, "birth=农历1987年闰六月初十", "1987-08-04" },
    { KD_KIND_CLIENT, "sex=女士", "female" },
    { KD_KIND_CLIENT, "sex=Female", "female" },
    { KD_KIND_CLIENT, "id-long-term=是", "yes" },
    { KD_KIND_CLIENT, "referrer=017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f" },
    { KD_KIND_TRANSACTION, "amount=1.2万", "12000.00" },
    { KD_KIND_TRANSACTION, "units=1,000.5", "1000.5" },
    { KD_KIND_TRANSACTION, "type=申购", "buy" },
    { KD_KIND_INTERACTION, "time=2026-11-24 10:30", "2026-11-24T02:30:00Z" },
    { KD_KIND_INTERACTION, "time=2026-11-24T02:30:00Z", "2026-11-24T02:30:00Z" },
    { KD_KIND_INTERACTION, "minutes=１５", "15" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const says[] = { cases[i].assignment, NULL };
      g_autoptr (KdRow) row = make_row (cases[i].kind, says);
      g_autofree char *name = g_strndup (says[0], strcspn (says[0], "="));
      int              field = kd_kind_find_field (row->def, name);
      g_autofree char *text = kd_row_format (row, (guint) field);
      g_autoptr (KdRow) again = kd_row_new (cases[i].kind);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (text, ==, cases[i].canonical);
      g_assert_true (kd_row_set_from_text (again, (guint) field, text, &error));
      g_assert_true (kd_value_equal (&again->values[field], &row->values[field]));
    }
}

/* What stands of a larger act while it runs is what the next opening looks for. */
static void
test_import_batch (void)
{
  g_autoptr (KdRow) row = kd_import_batch_new ("import", "client", 1000);
  g_autoptr (KdRow) other = kd_import_batch_new ("demo", NULL, 1000);
  g_autoptr (KdChange) change = kd_import_batch_finish (&row->uuid, 2000);
  g_autoptr (KdRow) done = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_row_validate (row, &error));
  g_assert_true (kd_row_validate (other, &error));
  g_assert_false (kd_uuid_equal (&row->uuid, &other->uuid));
  g_assert_null (kd_row_get_text (other, KD_IMPORT_BATCH_SUBJECT));
  g_assert_cmpstr (kd_row_get_text (row, KD_IMPORT_BATCH_STATE), ==, "running");

  kd_import_batch_set_count (change, KD_IMPORT_BATCH_PROBLEM, 7);
  done = kd_change_apply (change, row);
  g_assert_true (kd_row_validate (done, &error));
  g_assert_cmpstr (kd_row_get_text (done, KD_IMPORT_BATCH_STATE), ==, "done");
  g_assert_cmpstr (kd_row_get_text (done, KD_IMPORT_BATCH_SUBJECT), ==, "client");
  g_assert_cmpint (kd_row_get_integer (done, KD_IMPORT_BATCH_STARTED, 0), ==, 1000);
  g_assert_cmpint (kd_row_get_integer (done, KD_IMPORT_BATCH_FINISHED, 0), ==, 2000);
  g_assert_cmpint (kd_row_get_integer (done, KD_IMPORT_BATCH_PROBLEM, -1), ==, 7);
  g_assert_cmpint (kd_row_get_integer (done, KD_IMPORT_BATCH_NEW, -1), ==, -1);
}

static void
test_row_refuses (void)
{
  static const struct
  {
    KdKind      kind;
    const char *says[4];
  } cases[] = {
    { KD_KIND_CLIENT, { NULL } },
    { KD_KIND_CLIENT, { "name=" } },
    { KD_KIND_CLIENT, { "name=a\001" } },
    { KD_KIND_CLIENT, { "name=张三", "id_number=110105194912310021" } },
    { KD_KIND_CLIENT, { "name=张三", "id_number=110105194912310000" } },
    { KD_KIND_CLIENT, { "name=张三", "birth=1758-01-01" } },
    { KD_KIND_CLIENT, { "name=张三", "birth=tomorrow" } },
    { KD_KIND_CLIENT, { "name=张三", "id_valid_from=2026-01-01", "id_valid_until=2025-01-01" } },
    { KD_KIND_CLIENT, { "name=张三", "id_type=uscc", "id_number=91350100M000100Y44" } },
    { KD_KIND_CLIENT, { "name=张三", "referrer=nobody" } },
    { KD_KIND_CLIENT, { "name=张三", "extra.=x" } },
    { KD_KIND_CLIENT, { "name=张三", "nickname=x" } },
    { KD_KIND_CLIENT, { "name" } },
    { KD_KIND_PRODUCT, { "name=A", "minimum=-1" } },
    { KD_KIND_PRODUCT, { "name=A", "currency=yuan" } },
    { KD_KIND_PRODUCT, { "name=A", "minimum=0.001" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KdRow) row = kd_row_new (cases[i].kind);
      g_autoptr (GError) error = NULL;

      g_assert_false (kd_row_assign (row, cases[i].says, &error) && kd_row_validate (row, &error));
      g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
      /* a sensitive value stays out of messages */
      g_assert_null (strstr (error->message, "11010519491231"));
    }
}

static void
test_row_checks_fill (void)
{
  g_autoptr (KdRow) row = MAKE_CLIENT ("name=张三", "id_number=11010519491231002x");
  g_autoptr (KdRow) known = MAKE_CLIENT ("name=张三", "id_number=11010519491231002x", "birth=1950-01-09");
  const char *const says[] = { "type=手机", "value=+86 138 0013 8000", "client=017f22e2-79b0-7cc3-98c4-dc0c0c07398f", NULL };
  g_autoptr (KdRow) contact = make_row (KD_KIND_CONTACT_METHOD, says);
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_row_validate (row, &error));
  g_assert_cmpstr (kd_row_get_text (row, KD_CLIENT_ID_NUMBER), ==, "11010519491231002X");
  g_assert_cmpstr (kd_row_get_text (row, KD_CLIENT_SEX), ==, "female");
  g_assert_cmpint (kd_row_get_integer (row, KD_CLIENT_BIRTH, 0), ==, kd_date_new (1949, 12, 31));
  /* the day that the family keeps is not overwritten by the card's */
  g_assert_true (kd_row_validate (known, &error));
  g_assert_cmpint (kd_row_get_integer (known, KD_CLIENT_BIRTH, 0), ==, kd_date_new (1950, 1, 9));
  g_assert_true (kd_row_validate (contact, &error));
  g_assert_cmpstr (kd_row_get_text (contact, KD_CONTACT_METHOD_VALUE), ==, "13800138000");
}

/* A day written by the lunar calendar says by which calendar it is kept, unless the record says so itself. */
/* Who reads a refusal knows fields by what they are called, not by their names in a file. */
static void
test_row_refuses_by_label (void)
{
  static const char *const phone[] = { "client=0198c5f0-0000-7000-8000-000000000001", "type=phone", "value=021-5****21", NULL };
  static const char *const person[] = { "name=张三", "id_valid_from=2030-01-01", "id_valid_until=2020-01-01", NULL };
  g_autoptr (KdRow) contact = make_row (KD_KIND_CONTACT_METHOD, phone);
  g_autoptr (KdRow) client = make_row (KD_KIND_CLIENT, person);
  g_autoptr (GError) error = NULL;

  g_assert_false (kd_row_validate (contact, &error));
  g_assert_nonnull (strstr (error->message, "“Number or Address”"));
  g_assert_null (strstr (error->message, "021"));
  g_clear_error (&error);
  g_assert_false (kd_row_validate (client, &error));
  g_assert_nonnull (strstr (error->message, "“ID Valid Until”"));
}

static void
test_row_lunar_birth (void)
{
  g_autoptr (KdRow) lunar = MAKE_CLIENT ("name=张三", "birth= 农历1987年闰六月初十 ");
  g_autoptr (KdRow) solar = MAKE_CLIENT ("name=张三", "birth=1987-08-04");
  g_autoptr (KdRow) before = MAKE_CLIENT ("name=张三", "birthday_calendar=both", "birth=农历1987年闰六月初十");
  g_autoptr (KdRow) after = MAKE_CLIENT ("name=张三", "birth=农历1987年闰六月初十", "birthday_calendar=solar");

  g_assert_cmpint (kd_row_get_integer (lunar, KD_CLIENT_BIRTH, 0), ==, kd_date_new (1987, 8, 4));
  g_assert_cmpstr (kd_row_get_text (lunar, KD_CLIENT_BIRTHDAY_CALENDAR), ==, "lunar");
  g_assert_null (kd_row_get_text (solar, KD_CLIENT_BIRTHDAY_CALENDAR));
  g_assert_cmpstr (kd_row_get_text (before, KD_CLIENT_BIRTHDAY_CALENDAR), ==, "both");
  g_assert_cmpstr (kd_row_get_text (after, KD_CLIENT_BIRTHDAY_CALENDAR), ==, "solar");
}

static void
test_change_assigns_only_differences (void)
{
  g_autoptr (KdRow) before = MAKE_CLIENT ("name=张三", "city=上海", "extra.车牌=沪A", "extra.旧=x");
  g_autoptr (KdChange) change = kd_change_new_update (KD_KIND_CLIENT, &before->uuid);
  const char *const says[] = { "name=张三", "city=", "sex=male", "extra.车牌=沪B", "extra.旧=", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KdRow) after = NULL;
  g_autoptr (GPtrArray) diff = NULL;
  g_autoptr (GPtrArray) decoded = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) again = g_byte_array_new ();

  g_assert_true (kd_change_assign (change, says, before, &error));
  g_assert_false (change->set[KD_CLIENT_NAME]);
  g_assert_true (change->set[KD_CLIENT_CITY]);
  after = kd_change_apply (change, before);
  g_assert_null (kd_row_get_text (after, KD_CLIENT_CITY));
  g_assert_cmpstr (kd_row_get_extra (after, "车牌"), ==, "沪B");
  g_assert_null (kd_row_get_extra (after, "旧"));

  diff = kd_row_diff (before, after);
  g_assert_cmpuint (diff->len, ==, 4);
  kd_deltas_encode (diff, bytes);
  decoded = kd_deltas_decode (bytes->data, bytes->len, &error);
  g_assert_no_error (error);
  kd_deltas_encode (decoded, again);
  g_assert_cmpmem (bytes->data, bytes->len, again->data, again->len);
  kd_row_apply (before, decoded);
  g_assert_true (kd_row_equal (before, after));

  /* every cut of a payload is refused */
  for (guint length = 0; length < bytes->len; length++)
    {
      g_autoptr (GError) cut = NULL;

      g_assert_null (kd_deltas_decode (bytes->data, length, &cut));
      g_assert_error (cut, KD_ERROR, KD_ERROR_CORRUPT);
    }
}

/* The bytes that digests are made of, by hand from docs/ledger.md. */
static void
test_row_encoding (void)
{
  static const guint8 expected[] = {
    0x00, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 2, 0x00, 0x01, 0x01, 0, 0, 0, 3, 0xe5, 0xbc, 0xa0, 0x00, 0x05, 0x02, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 1, 0, 0, 0, 1, 'k', 0, 0, 0, 2, 'v', 'w'
  };
  g_autoptr (KdRow) row = MAKE_CLIENT ("name=张", "birth=1969-12-31", "extra.k=vw");
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  kd_uuid_clear (&row->uuid);
  row->uuid.bytes[15] = 7;
  kd_row_encode (row, bytes);
  g_assert_cmpmem (bytes->data, bytes->len, expected, sizeof expected);
}

static void
count_notify (GObject    *record,
              GParamSpec *pspec,
              guint      *count)
{
  (*count)++;
}

static void
test_record_notifies (void)
{
  KdRecord *record = kd_record_new (MAKE_CLIENT ("name=张三", "city=上海"), NULL);
  KdRow    *later = kd_row_copy (kd_record_get_row (record));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  guint            count = 0;

  g_assert_cmpstr (G_OBJECT_TYPE_NAME (record), ==, "KdClient");
  g_signal_connect (record, "notify", G_CALLBACK (count_notify), &count);
  g_object_set (record, "name", "李四", NULL);
  g_assert_cmpuint (count, ==, 1);
  g_object_set (record, "name", "李四", NULL);
  g_assert_cmpuint (count, ==, 1);
  g_object_get (record, "name", &name, NULL);
  g_assert_cmpstr (name, ==, "李四");
  g_assert_false (kd_record_set_from_text (record, KD_CLIENT_BIRTH, "1758-01-01", &error));
  g_assert_error (error, KD_ERROR, KD_ERROR_INVALID);
  g_assert_cmpuint (count, ==, 1);

  g_clear_error (&error);
  g_assert_true (kd_row_set_from_text (later, KD_CLIENT_SEX, "male", &error));
  kd_record_take_row (record, later);
  g_assert_cmpuint (count, ==, 3);
  g_assert_cmpstr (kd_record_get_text (record, KD_CLIENT_NAME), ==, "张三");
  g_assert_finalize_object (record);
}

static void
test_completeness (void)
{
  g_autoptr (KdRow) row = MAKE_CLIENT ("name=张三", "birth=1950-01-09", "tags=x");
  g_autoptr (GPtrArray) missing = kd_completeness_missing (row);
  KdCompleteness completeness = kd_completeness_of (row);

  g_assert_cmpuint (completeness.filled, ==, 2);
  g_assert_cmpuint (completeness.counted, ==, missing->len + 2);
}

/* Both ends of numbers, so that people know which one it is; the tail of anything else, and never all of what is short. */
static void
test_mask (void)
{
  static const struct
  {
    const char *text;
    const char *masked;
  } cases[] = {
    { "11010519491231002X", "1101**********002X" },
    { "13805716021", "138****6021" },
    { "6222021001116245702", "6222***********5702" },
    { "057187654321", "********4321" },
    { "zhang.san@example.com", "*****************.com" },
    { "123", "**3" },
    { "张三", "**" },
  };
  g_autoptr (KdRow) row = MAKE_CLIENT ("name=张三");

  g_assert_null (kd_field_mask (&row->def->fields[KD_CLIENT_ID_NUMBER], &row->values[KD_CLIENT_ID_NUMBER]));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (KdValue) value = KD_VALUE_INIT;
      g_autofree char *masked = NULL;

      kd_value_set_text (&value, cases[i].text);
      masked = kd_field_mask (&row->def->fields[KD_CLIENT_ID_NUMBER], &value);
      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

/* Whoever keeps another level than the questionnaire gave says why. */
static void
test_level_by_hand (void)
{
  static const struct
  {
    const char *says[4];
    gboolean    by_hand;
    gboolean    sound;
  } cases[] = {
    { { "level=C3" }, FALSE, TRUE },
    { { "level=C3", "result=C3" }, FALSE, TRUE },
    { { "level=C3", "result=C4" }, TRUE, FALSE },
    { { "level=C3", "result=C4", "reason=asked for less" }, TRUE, TRUE },
  };
  KdUuid client;

  kd_uuid_generate (&client, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KdRow) row = kd_row_new (KD_KIND_ASSESSMENT);
      g_autoptr (GError) error = NULL;

      kd_value_set_uuid (&row->values[KD_ASSESSMENT_CLIENT], &client);
      g_assert_true (kd_row_assign (row, cases[i].says, &error));
      g_assert_no_error (error);
      g_assert_cmpint (kd_assessment_is_by_hand (row), ==, cases[i].by_hand);
      g_assert_cmpint (kd_row_validate (row, &error), ==, cases[i].sound);
      g_assert_cmpint (error == NULL || g_error_matches (error, KD_ERROR, KD_ERROR_INVALID), ==, TRUE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tables-are-sound", test_tables_are_sound);
  g_test_add_func ("/model/row/round-trip", test_row_round_trip);
  g_test_add_func ("/model/import-batch", test_import_batch);
  g_test_add_func ("/model/row/refuses", test_row_refuses);
  g_test_add_func ("/model/assessment/level-by-hand", test_level_by_hand);
  g_test_add_func ("/model/row/checks-fill", test_row_checks_fill);
  g_test_add_func ("/model/row/refuses-by-label", test_row_refuses_by_label);
  g_test_add_func ("/model/row/lunar-birth", test_row_lunar_birth);
  g_test_add_func ("/model/row/encoding", test_row_encoding);
  g_test_add_func ("/model/change/assigns-only-differences", test_change_assigns_only_differences);
  g_test_add_func ("/model/record/notifies", test_record_notifies);
  g_test_add_func ("/model/completeness", test_completeness);
  g_test_add_func ("/model/mask", test_mask);
  return g_test_run ();
}
