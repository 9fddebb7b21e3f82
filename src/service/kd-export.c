/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kd-export.h"

#include "kd-commit.h"
#include "kd-error.h"
#include "kd-export-agenda.h"
#include "kd-flat-columns.h"
#include "kd-json-writer.h"
#include "kd-new-file.h"
#include "kd-record-walk.h"
#include "kd-vcard-writer.h"
#include "kd-workspace-private.h"

#include <glib/gi18n-lib.h>

/* How often to begin again because somebody else's work got between; a person does not type faster. */
#define ATTEMPTS 5

/* One export at work. */
typedef struct
{
  const KdExport *asked;
  KdWorkspace    *workspace;
  KdFilter       *filter;
  GHashTable     *chosen; /* the clients, where what is asked is gathered of them and no filter of the book's */
  KdRecordVisit   visit;
  GCancellable   *cancellable;
  KdNewFile       file;
  KdFileSink      sink;
  KdFlatColumns  *columns;
  KdSheetWriter  *sheet;
  KdJsonWriter   *json;
  gboolean        outgrown;
  guint           total;
  guint           rows;
} Work;

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->filter, kd_filter_free);
  g_clear_pointer (&work->chosen, g_hash_table_unref);
  g_clear_pointer (&work->sheet, kd_sheet_writer_free);
  g_clear_pointer (&work->json, kd_json_writer_free);
  g_clear_pointer (&work->columns, kd_flat_columns_free);
  kd_file_sink_clear (&work->sink);
  kd_new_file_clear (&work->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static void
tell (gpointer data)
{
  const Work *work = data;

  if (work->asked->progress != NULL)
    work->asked->progress (work->rows, work->total, work->asked->progress_data);
}

static gboolean
visit_chosen (const KdRow *row,
              GPtrArray   *parts,
              gpointer     data,
              GError     **error)
{
  Work *work = data;

  return (work->chosen != NULL && !g_hash_table_contains (work->chosen, &row->uuid)) || work->visit (row, parts, work, error);
}

static gboolean
walk (Work         *work,
      guint         kinds,
      KdRecordVisit visit,
      GError      **error)
{
  const KdRecordWalk walk_of = {
    .def = work->asked->def,
    .filter = work->filter,
    .kinds = kinds,
    .visit = visit_chosen,
    .page = tell,
    .data = work,
  };

  work->visit = visit;
  return kd_record_walk_run (&walk_of, work->workspace, work->cancellable, error);
}

static void
choose_named (Work *work)
{
  const GArray *clients = work->asked->clients;

  work->chosen = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);
  for (guint i = 0; i < clients->len; i++)
    g_hash_table_add (work->chosen, g_memdup2 (&g_array_index (clients, KdUuid, i), sizeof (KdUuid)));
}

/* The book knows its own fields; clients are also asked for what is gathered and computed of them. */
static gboolean
choose (Work    *work,
        GError **error)
{
  const char *where = work->asked->where;
  g_autoptr (GPtrArray) clients = NULL;

  if (work->asked->clients != NULL)
    choose_named (work);
  if (where == NULL || work->chosen != NULL)
    return TRUE;
  if (work->asked->format != KD_EXPORT_ICALENDAR)
    work->filter = kd_filter_parse (work->asked->def, where, work->asked->def->kind == KD_KIND_CLIENT ? NULL : error);
  if (work->filter != NULL || work->asked->def->kind != KD_KIND_CLIENT)
    return work->filter != NULL;
  clients = kd_workspace_list_clients (work->workspace, where, 0, error);
  if (clients == NULL)
    return FALSE;
  work->chosen = g_hash_table_new_full (kd_uuid_hash, kd_uuid_equal, g_free, NULL);
  for (guint i = 0; i < clients->len; i++)
    g_hash_table_add (work->chosen, g_memdup2 (&((const KdRow *) clients->pdata[i])->uuid, sizeof (KdUuid)));
  return TRUE;
}

/* --- sheets --------------------------------------------------------------------------------------------- */

static gboolean
note_row (const KdRow *row,
          GPtrArray   *parts,
          gpointer     data,
          GError     **error)
{
  Work *work = data;

  kd_flat_columns_note (work->columns, row, parts);
  work->total++;
  return TRUE;
}

static gboolean
put_sheet_row (const KdRow *row,
               GPtrArray   *parts,
               gpointer     data,
               GError     **error)
{
  Work              *work = data;
  const KdSheetCell *cells = kd_flat_columns_get_cells (work->columns, row, parts);

  if (cells == NULL)
    {
      work->outgrown = TRUE;
      g_set_error (error, KD_ERROR, KD_ERROR_CONFLICT, _ ("Records were changed while they were exported; export again"));
      return FALSE;
    }
  work->rows++;
  return work->sheet->put_row (work->sheet, cells, kd_flat_columns_get_length (work->columns), error);
}

/* Which columns there are is known when all records were seen, so that they are read twice and never all held. */
static gboolean
write_sheet (Work    *work,
             GError **error)
{
  const KdExport *asked = work->asked;
  guint           kinds = 0;

  if (asked->def->kind == KD_KIND_CLIENT)
    kinds = 1u << KD_KIND_CONTACT_METHOD | 1u << KD_KIND_ASSESSMENT | 1u << KD_KIND_DECLARED_ASSETS;
  work->columns = kd_flat_columns_new (asked->def);
  if (!walk (work, kinds & 1u << KD_KIND_CONTACT_METHOD, note_row, error))
    return FALSE;
  kd_flat_columns_seal (work->columns);
  work->sheet = asked->format == KD_EXPORT_CSV ? kd_csv_writer_new (&work->sink, !asked->no_bom)
                                               : kd_xlsx_writer_new (&work->sink, _ (asked->def->plural));
  return work->sheet->put_row (work->sheet, kd_flat_columns_get_header (work->columns), kd_flat_columns_get_length (work->columns), error) &&
         walk (work, kinds, put_sheet_row, error) && work->sheet->finish (work->sheet, error);
}

static gboolean
restart (Work    *work,
         GError **error)
{
  g_clear_pointer (&work->sheet, kd_sheet_writer_free);
  g_clear_pointer (&work->columns, kd_flat_columns_free);
  g_string_truncate (work->sink.buffer, 0);
  work->rows = work->total = 0;
  work->outgrown = FALSE;
  return kd_new_file_restart (&work->file, error);
}

static gboolean
write_sheets (Work    *work,
              GError **error)
{
  for (guint i = 1; i < ATTEMPTS; i++)
    {
      g_autoptr (GError) reason = NULL;

      if (write_sheet (work, &reason))
        return TRUE;
      if (!work->outgrown)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (!restart (work, error))
        return FALSE;
    }
  return write_sheet (work, error);
}

/* --- JSON ----------------------------------------------------------------------------------------------- */

static gboolean
put_json (const KdRow *row,
          GPtrArray   *parts,
          gpointer     data,
          GError     **error)
{
  Work *work = data;

  work->rows++;
  return kd_json_writer_put (work->json, row, parts, error);
}

static gboolean
write_json (Work    *work,
            GError **error)
{
  const KdKindDef *def = work->asked->def;
  guint            kinds = def->kind == KD_KIND_CLIENT ? kd_record_walk_get_parts (def) : 0;

  work->json = kd_json_writer_new (&work->sink, def);
  return walk (work, kinds, put_json, error) && kd_json_writer_finish (work->json, error);
}

/* --- vCards and calendars --------------------------------------------------------------------------------- */

static gboolean
put_card (const KdRow *row,
          GPtrArray   *parts,
          gpointer     data,
          GError     **error)
{
  Work *work = data;

  work->rows++;
  return kd_vcard_writer_put (&work->sink, work->asked->format == KD_EXPORT_VCARD_3 ? KD_VCARD_3 : KD_VCARD_4, row, parts, error);
}

static gboolean
write_calendar (Work    *work,
                GError **error)
{
  const KdExport *asked = work->asked;

  return kd_export_agenda (work->workspace, work->chosen, asked->from, asked->to, asked->names, &work->sink, &work->rows, error);
}

/* --- the file ------------------------------------------------------------------------------------------- */

static gboolean
write_all (Work    *work,
           GError **error)
{
  gboolean written;

  switch (work->asked->format)
    {
    case KD_EXPORT_CSV:
    case KD_EXPORT_XLSX:
      written = write_sheets (work, error);
      break;
    case KD_EXPORT_JSON:
      written = write_json (work, error);
      break;
    case KD_EXPORT_VCARD_3:
    case KD_EXPORT_VCARD_4:
      written = walk (work, 1u << KD_KIND_CONTACT_METHOD, put_card, error);
      break;
    case KD_EXPORT_ICALENDAR:
      written = write_calendar (work, error);
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  return written && kd_file_sink_flush (&work->sink, error);
}

/* In the ledger before it is on the disk under a name: what kind, how many; the file's name is free text in the row. */
static gboolean
note_export (const Work *work,
             GError    **error)
{
  g_autofree char *name = g_path_get_basename (work->asked->path);

  return kd_workspace_log_export (work->workspace, work->asked->def->kind, work->rows, name, error);
}

/**
 * kd_export_format_parse:
 * @text: (nullable): `csv`, `xlsx`, `json`, `vcf`, `vcf4` or `ics`
 * @format: (out): the format
 *
 * Returns: whether there is such a format
 */
gboolean
kd_export_format_parse (const char     *text,
                        KdExportFormat *format)
{
  static const char *const names[] = { "csv", "xlsx", "json", "vcf", "vcf4", "ics" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *format = (KdExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kd_export_run:
 * @self: what to export
 * @workspace: a workspace
 * @cancellable: (nullable): to give up; leaves nothing
 * @rows: (out): how many records the file holds
 * @error: return location
 *
 * Writes records into a file of plain text, unmasked, for its owner's eyes only, and logs the act. A failure at any
 * point leaves no file, and an existing one as it was. Blocks; may be called from any thread.
 *
 * Returns: whether the file is on the disk
 */
gboolean
kd_export_run (const KdExport *self,
               KdWorkspace    *workspace,
               GCancellable   *cancellable,
               guint          *rows,
               GError        **error)
{
  g_auto (Work) work = { .asked = self, .workspace = workspace, .cancellable = cancellable, .file = KD_NEW_FILE_INIT };

  if (self->format > KD_EXPORT_JSON && self->def->kind != KD_KIND_CLIENT)
    {
      g_set_error (error, KD_ERROR, KD_ERROR_INVALID, _ ("vCards and calendars are made of clients; name the kind “client”"));
      return FALSE;
    }
  if (!choose (&work, error) || !kd_new_file_open (&work.file, self->path, self->replace, error))
    return FALSE;
  kd_file_sink_init (&work.sink, work.file.fd, self->path);
  if (!write_all (&work, error) || !note_export (&work, error) || !kd_new_file_keep (&work.file, error))
    return FALSE;
  *rows = work.rows;
  return TRUE;
}
