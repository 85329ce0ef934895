-- CreateTable
CREATE TABLE "HistorySegment" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "toSeq" BIGINT NOT NULL,
    "fromMs" BIGINT NOT NULL,
    "toMs" BIGINT NOT NULL,
    "rawBytes" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    "checksum" INTEGER NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Snapshot" (
    "documentNumber" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "upToSeq" BIGINT NOT NULL,
    "stateBytes" INTEGER NOT NULL,
    "state" BLOB NOT NULL,
    "stateChecksum" INTEGER NOT NULL,
    "sidecar" BLOB NOT NULL,
    "sidecarChecksum" INTEGER NOT NULL,
    "madeAtMs" BIGINT NOT NULL,
    CONSTRAINT "Snapshot_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Snapshot" ("documentNumber", "madeAtMs", "upToSeq") SELECT "documentNumber", "madeAtMs", "upToSeq" FROM "Snapshot";
DROP TABLE "Snapshot";
ALTER TABLE "new_Snapshot" RENAME TO "Snapshot";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "HistorySegment_toMs_idx" ON "HistorySegment"("toMs");
