-- CreateTable
CREATE TABLE "File" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "documentNumber" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "widthPixels" INTEGER,
    "heightPixels" INTEGER,
    "uploaderId" TEXT,
    "atMs" BIGINT NOT NULL,
    CONSTRAINT "File_documentNumber_fkey" FOREIGN KEY ("documentNumber") REFERENCES "Document" ("number") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "File_documentNumber_bytes_idx" ON "File"("documentNumber", "bytes");

-- CreateIndex
CREATE INDEX "File_uploaderId_bytes_idx" ON "File"("uploaderId", "bytes");

-- CreateIndex
CREATE INDEX "File_hash_idx" ON "File"("hash");
