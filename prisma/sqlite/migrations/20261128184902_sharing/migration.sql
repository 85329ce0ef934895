-- CreateTable
CREATE TABLE "DocumentMember" (
    "documentNumber" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "addedAtMs" BIGINT NOT NULL,

    PRIMARY KEY ("documentNumber", "personId"),
    CONSTRAINT "DocumentMember_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "number" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "documentNumber" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "tokenSealed" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT,
    "expiresAtMs" BIGINT,
    "peopleMax" INTEGER,
    "createdBy" TEXT NOT NULL,
    "createdAtMs" BIGINT NOT NULL,
    "openedCount" INTEGER NOT NULL DEFAULT 0,
    "lastOpenedAtMs" BIGINT,
    CONSTRAINT "ShareLink_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Grant" (
    "linkNumber" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "atMs" BIGINT NOT NULL,

    PRIMARY KEY ("linkNumber", "personId"),
    CONSTRAINT "Grant_linkNumber_fkey" FOREIGN KEY ("linkNumber") REFERENCES "ShareLink" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
-- Not a table made anew, as Prisma writes it: that would forget which numbers were given out.
ALTER TABLE "Document" ADD COLUMN "reach" TEXT NOT NULL DEFAULT 'link';
ALTER TABLE "Document" ADD COLUMN "reachRole" TEXT NOT NULL DEFAULT 'editor';

-- CreateIndex
CREATE INDEX "DocumentMember_personId_idx" ON "DocumentMember"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_id_key" ON "ShareLink"("id");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_documentNumber_idx" ON "ShareLink"("documentNumber");

-- CreateIndex
CREATE INDEX "ShareLink_createdBy_idx" ON "ShareLink"("createdBy");

-- CreateIndex
CREATE INDEX "ShareLink_expiresAtMs_idx" ON "ShareLink"("expiresAtMs");

-- CreateIndex
CREATE INDEX "Grant_personId_idx" ON "Grant"("personId");
