-- AlterTable
ALTER TABLE "Document" ADD COLUMN "updatedBy" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN "pictureId" TEXT;

-- CreateTable
CREATE TABLE "Picture" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "LinkedGuest" (
    "guestId" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "atMs" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "AccessRequest" (
    "documentNumber" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "atMs" BIGINT NOT NULL,

    PRIMARY KEY ("documentNumber", "personId"),
    CONSTRAINT "AccessRequest_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Picture_id_key" ON "Picture"("id");

-- CreateIndex
CREATE INDEX "LinkedGuest_memberId_idx" ON "LinkedGuest"("memberId");

-- CreateIndex
CREATE INDEX "AccessRequest_personId_idx" ON "AccessRequest"("personId");
