/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures exports of a real book; prints one `name value` a line for bench.py.
 *
 * usage: bench-export CLIENTS */

#include "book-fixture.h"

#include "kd-assessment.h"
#include "kd-client.h"
#include "kd-contact-method.h"
#include "kd-declared-assets.h"
#include "kd-export.h"

#include <stdlib.h>
#include <sys/resource.h>

static KdRow *
make (KdKind             kind,
      const KdUuid      *client,
      const char *const *says)
{
  KdRow *row = kd_row_new (kind);
  g_autoptr (GError) error = NULL;

  g_assert_true (kd_row_assign (row, says, &error));
  if (client != NULL)
    kd_value_set_uuid (&row->values[kd_kind_find_reference (row->def, KD_KIND_CLIENT)], client);
  return row;
}

static void
fill (Book *book,
      guint clients)
{
  const KdUuid no_batch = { 0 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < clients; i++)
    {
      g_autofree char *name = g_strdup_printf ("name=欧阳春晓%u", i);
      g_autofree char *mobile = g_strdup_printf ("value=138%08u", i);
      KdRow           *client = make (KD_KIND_CLIENT, NULL, (const char *[]) { name, "sex=female", "birth=1980-05-07", "city=上海", "occupation=工程师", "status=active", "notes=她说：“明年再谈”。", NULL });

      kd_uuid_generate (&client->uuid, kd_clock_now (book->clock));
      g_ptr_array_add (rows, client);
      g_ptr_array_add (rows, make (KD_KIND_CONTACT_METHOD, &client->uuid, (const char *[]) { "type=mobile", mobile, NULL }));
      g_ptr_array_add (rows, make (KD_KIND_ASSESSMENT, &client->uuid, (const char *[]) { "level=C3", "score=40", "date=2026-05-01", NULL }));
      g_ptr_array_add (rows, make (KD_KIND_DECLARED_ASSETS, &client->uuid, (const char *[]) { "amount=1234567.89", "date=2026-05-01", NULL }));
      if (i % 1000 == 999 || i + 1 == clients)
        g_assert_true (kd_workspace_add_all (book->workspace, rows, &no_batch, &error));
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const names[] = { "csv", "json", "vcf", "ics", "xlsx" };
  Book                     book;

  book_open (&book, G_GINT64_CONSTANT (1795485600000000));
  fill (&book, (guint) atoi (argv[1]));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (book.folder, names[i], NULL);
      KdExport export = { .def = &kd_client_kind, .path = path, .from = KD_DATE_NONE, .to = KD_DATE_NONE };
      g_autoptr (GError) error = NULL;
      gint64        start = g_get_monotonic_time ();
      struct rusage usage;
      guint         rows;

      g_assert_true (kd_export_format_parse (names[i], &export.format));
      g_assert_true (kd_export_run (&export, book.workspace, NULL, &rows, &error));
      g_print ("%s-rows-per-second %f\n", names[i], rows / ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC));
      getrusage (RUSAGE_SELF, &usage);
      g_print ("%s-peak-mib %f\n", names[i], (double) usage.ru_maxrss / 1024);
    }
  book_close (&book, NULL);
  return 0;
}
