-- AlterTable: a constant default, so that SQLite rewrites no row, however long the log is.
ALTER TABLE "UpdateRow" ADD COLUMN "updates" INTEGER NOT NULL DEFAULT 1;
