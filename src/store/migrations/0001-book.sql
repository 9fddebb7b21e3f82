-- SPDX-License-Identifier: GPL-3.0-or-later
-- A book from the beginning. Released migrations are never changed: what comes later is a new file.

-- Whose book it is; one row.
CREATE TABLE book (
  uuid BLOB NOT NULL CHECK (length (uuid) = 16),
  instance BLOB NOT NULL CHECK (length (instance) = 16)
) STRICT;

-- Has a row only inside of a commit that takes a whole act back: the one time that rows of append-only
-- kinds may go. The ledger keeps the proof.
CREATE TABLE ledger_lift (reason INTEGER NOT NULL) STRICT;

-- The columns that match no field, under the names they came with.
CREATE TABLE extra (
  uuid BLOB NOT NULL CHECK (length (uuid) = 16),
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (uuid, name)
) STRICT, WITHOUT ROWID;

-- Records: one table a kind, one column a field; src/model/ says what they mean.

CREATE TABLE "client" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "former_name" TEXT,
  "latin_name" TEXT,
  "sex" TEXT,
  "birth" INTEGER,
  "birthday_calendar" TEXT,
  "nationality" TEXT,
  "id_type" TEXT,
  "id_number" TEXT,
  "id_valid_from" INTEGER,
  "id_valid_until" INTEGER,
  "id_long_term" INTEGER,
  "occupation" TEXT,
  "employer" TEXT,
  "city" TEXT,
  "address" TEXT,
  "tier" TEXT,
  "tags" TEXT,
  "source" TEXT,
  "referrer" BLOB REFERENCES "client" (uuid),
  "status" TEXT,
  "notes" TEXT
) STRICT;
CREATE INDEX "client_referrer" ON "client" ("referrer");

CREATE TABLE "contact_method" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "client" BLOB NOT NULL REFERENCES "client" (uuid),
  "type" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "label" TEXT,
  "preferred" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "contact_method_client" ON "contact_method" ("client");

CREATE TABLE "household" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "notes" TEXT
) STRICT;

CREATE TABLE "membership" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "household" BLOB NOT NULL REFERENCES "household" (uuid),
  "client" BLOB NOT NULL REFERENCES "client" (uuid),
  "role" TEXT NOT NULL,
  "since" INTEGER,
  "until" INTEGER
) STRICT;
CREATE INDEX "membership_household" ON "membership" ("household");
CREATE INDEX "membership_client" ON "membership" ("client");

CREATE TABLE "product" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "code" TEXT,
  "issuer" TEXT,
  "category" TEXT,
  "risk_level" TEXT,
  "currency" TEXT,
  "opens" INTEGER,
  "matures" INTEGER,
  "minimum" INTEGER,
  "notes" TEXT
) STRICT;

CREATE TABLE "account" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "client" BLOB NOT NULL REFERENCES "client" (uuid),
  "name" TEXT NOT NULL,
  "institution" TEXT,
  "number" TEXT,
  "category" TEXT,
  "product" BLOB REFERENCES "product" (uuid),
  "currency" TEXT,
  "opened" INTEGER,
  "closed" INTEGER,
  "notes" TEXT
) STRICT;
CREATE INDEX "account_client" ON "account" ("client");
CREATE INDEX "account_product" ON "account" ("product");

CREATE TABLE "transaction" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "account" BLOB NOT NULL REFERENCES "account" (uuid),
  "product" BLOB REFERENCES "product" (uuid),
  "date" INTEGER NOT NULL,
  "type" TEXT NOT NULL,
  "amount" INTEGER NOT NULL,
  "currency" TEXT,
  "units" INTEGER,
  "price" INTEGER,
  "fee" INTEGER,
  "note" TEXT,
  "reverses" BLOB REFERENCES "transaction" (uuid)
) STRICT;
CREATE INDEX "transaction_account" ON "transaction" ("account");
CREATE INDEX "transaction_product" ON "transaction" ("product");
CREATE INDEX "transaction_reverses" ON "transaction" ("reverses");
CREATE TRIGGER "transaction_fixed" BEFORE UPDATE ON "transaction"
BEGIN SELECT RAISE (ABORT, 'append-only'); END;
CREATE TRIGGER "transaction_kept" BEFORE DELETE ON "transaction"
WHEN NOT EXISTS (SELECT 1 FROM ledger_lift)
BEGIN SELECT RAISE (ABORT, 'append-only'); END;

CREATE TABLE "valuation" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "account" BLOB NOT NULL REFERENCES "account" (uuid),
  "date" INTEGER NOT NULL,
  "value" INTEGER NOT NULL,
  "currency" TEXT,
  "source" TEXT
) STRICT;
CREATE INDEX "valuation_account" ON "valuation" ("account");

CREATE TABLE "declared_assets" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "client" BLOB NOT NULL REFERENCES "client" (uuid),
  "amount" INTEGER NOT NULL,
  "currency" TEXT,
  "date" INTEGER,
  "source" TEXT
) STRICT;
CREATE INDEX "declared_assets_client" ON "declared_assets" ("client");

CREATE TABLE "statement" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "client" BLOB NOT NULL REFERENCES "client" (uuid),
  "side" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "amount" INTEGER NOT NULL,
  "currency" TEXT,
  "date" INTEGER,
  "source" TEXT
) STRICT;
CREATE INDEX "statement_client" ON "statement" ("client");

CREATE TABLE "interaction" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "client" BLOB NOT NULL REFERENCES "client" (uuid),
  "time" INTEGER NOT NULL,
  "channel" TEXT NOT NULL,
  "outcome" TEXT,
  "summary" TEXT,
  "next_contact" INTEGER,
  "minutes" INTEGER
) STRICT;
CREATE INDEX "interaction_client" ON "interaction" ("client");

CREATE TABLE "task" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "client" BLOB REFERENCES "client" (uuid),
  "title" TEXT NOT NULL,
  "due" INTEGER,
  "status" TEXT NOT NULL,
  "done_at" INTEGER,
  "interaction" BLOB REFERENCES "interaction" (uuid),
  "rule" TEXT,
  "subject" TEXT,
  "rule_due" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "task_client" ON "task" ("client");
CREATE INDEX "task_interaction" ON "task" ("interaction");

CREATE TABLE "assessment" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "client" BLOB NOT NULL REFERENCES "client" (uuid),
  "level" TEXT NOT NULL,
  "score" INTEGER,
  "date" INTEGER,
  "questionnaire" TEXT,
  "operator" TEXT,
  "note" TEXT,
  "channel" TEXT,
  "rule" TEXT,
  "result" TEXT,
  "reason" TEXT
) STRICT;
CREATE INDEX "assessment_client" ON "assessment" ("client");

CREATE TABLE "import_batch" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "act" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "started" INTEGER NOT NULL,
  "finished" INTEGER,
  "file" TEXT,
  "subject" TEXT,
  "rows" INTEGER,
  "new" INTEGER,
  "updated" INTEGER,
  "duplicate" INTEGER,
  "problem" INTEGER,
  "undoes" BLOB REFERENCES "import_batch" (uuid)
) STRICT;
CREATE INDEX "import_batch_undoes" ON "import_batch" ("undoes");

CREATE TABLE "segment" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  leaf INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "filter" TEXT,
  "order" TEXT,
  "descending" INTEGER,
  "pinned" INTEGER
) STRICT;

-- One narrow row a client for lists, kept by every commit; derived, so outside of the ledger.
CREATE TABLE client_brief (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL CHECK (length (uuid) = 16),
  name TEXT NOT NULL,
  pinyin TEXT,
  initials TEXT,
  phones TEXT,
  id_number TEXT,
  city TEXT,
  tags TEXT,
  tier TEXT,
  birth INTEGER,
  level INTEGER NOT NULL,
  assessed INTEGER,
  assets INTEGER,
  assets_date INTEGER,
  first_investment INTEGER,
  last_investment INTEGER,
  last_contact INTEGER,
  next_task INTEGER,
  id_valid_until INTEGER,
  flags INTEGER NOT NULL
) STRICT;

-- The words of each client's texts, one row a client by its row number, kept by every commit; derived too. The words come
-- folded and divided (base/kd-text-words), so the tokenizer has nothing to do but split at blanks. There is no prefix index:
-- no check could compare its entries. A page of the index fits one of the database, which holds 80 bytes of the cipher's.
-- Nothing merges while somebody waits for an edit.
CREATE VIRTUAL TABLE client_text USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
INSERT INTO client_text (client_text, rank) VALUES ('pgsz', 3900), ('automerge', 0), ('crisismerge', 1999);

-- What is not finished or only convenient, outside of the ledger: texts half written, column mappings of imports, what was
-- looked at last. Keys have a prefix that says which (model/kd-draft.h).
CREATE TABLE draft (
  key TEXT PRIMARY KEY CHECK (length (key) BETWEEN 1 AND 200),
  text TEXT NOT NULL,
  time INTEGER NOT NULL
) STRICT;

-- The ledger: docs/ledger.md §7.

CREATE TABLE author (
  author INTEGER PRIMARY KEY,
  public_key BLOB NOT NULL UNIQUE CHECK (length (public_key) = 32),
  name TEXT NOT NULL,
  role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 3),
  introducer INTEGER NOT NULL REFERENCES author (author),
  signature BLOB NOT NULL CHECK (length (signature) = 64)
) STRICT;

CREATE TABLE ledger_commit (
  number INTEGER PRIMARY KEY,
  first INTEGER NOT NULL,
  count INTEGER NOT NULL,
  author INTEGER NOT NULL REFERENCES author (author),
  device BLOB NOT NULL CHECK (length (device) = 16),
  instance BLOB NOT NULL CHECK (length (instance) = 16),
  time INTEGER NOT NULL,
  tick INTEGER NOT NULL,
  reason INTEGER NOT NULL,
  batch BLOB CHECK (length (batch) = 16),
  target INTEGER,
  subject_kind INTEGER NOT NULL DEFAULT 0,
  subject BLOB CHECK (length (subject) = 16),
  subject_count INTEGER NOT NULL DEFAULT 0,
  other_size INTEGER NOT NULL DEFAULT 0,
  other_root BLOB CHECK (length (other_root) = 32),
  note_hash BLOB CHECK (length (note_hash) = 32),
  salt BLOB CHECK (length (salt) = 16),
  note TEXT,
  leaf BLOB NOT NULL CHECK (length (leaf) = 32),
  root BLOB NOT NULL CHECK (length (root) = 32),
  signature BLOB NOT NULL CHECK (length (signature) = 64)
) STRICT;
CREATE INDEX ledger_commit_batch ON ledger_commit (batch) WHERE batch IS NOT NULL;
CREATE INDEX ledger_commit_target ON ledger_commit (target) WHERE target IS NOT NULL;

CREATE TABLE ledger_change (
  sequence INTEGER PRIMARY KEY,
  commit_number INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  uuid BLOB NOT NULL CHECK (length (uuid) = 16),
  operation INTEGER NOT NULL CHECK (operation BETWEEN 1 AND 4),
  supersedes INTEGER,
  row_digest BLOB CHECK (length (row_digest) = 32),
  payload_hash BLOB CHECK (length (payload_hash) = 32),
  salt BLOB CHECK (length (salt) = 16),
  payload BLOB,
  leaf BLOB NOT NULL CHECK (length (leaf) = 32)
) STRICT;
CREATE INDEX ledger_change_uuid ON ledger_change (uuid);

CREATE TABLE ledger_tile (
  level INTEGER NOT NULL CHECK (level >= 1),
  number INTEGER NOT NULL,
  hashes BLOB NOT NULL CHECK (length (hashes) % 32 = 0 AND length (hashes) BETWEEN 32 AND 8192),
  PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_change_kept BEFORE DELETE ON ledger_change
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_change_fixed BEFORE UPDATE OF
  sequence, commit_number, kind, uuid, operation, supersedes, row_digest, payload_hash, leaf ON ledger_change
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_commit_kept BEFORE DELETE ON ledger_commit
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_commit_fixed BEFORE UPDATE OF
  number, first, count, author, device, instance, time, tick, reason, batch, target, subject_kind, subject, subject_count,
  other_size, other_root, note_hash, leaf, root, signature ON ledger_commit
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
