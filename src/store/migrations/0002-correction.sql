-- SPDX-License-Identifier: GPL-3.0-or-later
-- An entry of the journal that says better what an older one said, which stays.
ALTER TABLE "interaction" ADD COLUMN "corrects" BLOB REFERENCES "interaction" (uuid);
CREATE INDEX "interaction_corrects" ON "interaction" ("corrects");
