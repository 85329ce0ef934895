-- CreateTable
CREATE TABLE "Document" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "ownerId" TEXT,
    "epoch" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "foldedTitle" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "wordCount" INTEGER NOT NULL,
    "createdAtMs" BIGINT NOT NULL,
    "updatedAtMs" BIGINT NOT NULL,
    "trashedAtMs" BIGINT
);

-- CreateTable
CREATE TABLE "Opened" (
    "personId" TEXT NOT NULL,
    "documentNumber" INTEGER NOT NULL,
    "atMs" BIGINT NOT NULL,

    PRIMARY KEY ("personId", "documentNumber"),
    CONSTRAINT "Opened_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "hue" INTEGER NOT NULL,
    "createdAtMs" BIGINT NOT NULL,
    "updatedAtMs" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "UpdateRow" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "author" TEXT,
    "atMs" BIGINT NOT NULL,
    "bytes" BLOB NOT NULL,
    "checksum" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "ClientOwner" (
    "documentNumber" INTEGER NOT NULL,
    "clientId" BIGINT NOT NULL,
    "personId" TEXT,

    PRIMARY KEY ("documentNumber", "clientId"),
    CONSTRAINT "ClientOwner_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "documentNumber" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "upToSeq" BIGINT NOT NULL,
    "bytes" BLOB NOT NULL,
    "checksum" INTEGER NOT NULL,
    "madeAtMs" BIGINT NOT NULL,
    CONSTRAINT "Snapshot_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Document_id_key" ON "Document"("id");

-- CreateIndex
CREATE INDEX "Document_ownerId_idx" ON "Document"("ownerId");

-- CreateIndex
CREATE INDEX "Document_trashedAtMs_idx" ON "Document"("trashedAtMs");

-- CreateIndex
CREATE INDEX "Opened_documentNumber_idx" ON "Opened"("documentNumber");
