-- CreateTable
CREATE TABLE "Publication" (
    "documentNumber" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "showsContents" BOOLEAN NOT NULL,
    "showsLastEdit" BOOLEAN NOT NULL,
    "isListed" BOOLEAN NOT NULL,
    "isEmbeddable" BOOLEAN NOT NULL,
    "publishedAtMs" BIGINT NOT NULL,
    CONSTRAINT "Publication_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "DocumentMember" ADD COLUMN "message" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "Publication_slug_key" ON "Publication"("slug");
