/**
 * Writes the migration between the newest one and the models as they are now:
 * `node bin/run.mjs prisma/author-migration.ts <name>`. Read the SQL before you commit it.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { currentSchema, schemaDiff } from './schema-diff.ts';

const MIGRATIONS = fileURLToPath(new URL('./sqlite/migrations', import.meta.url));
/** Beside each migration: the models it leads to. Not `*.prisma`, which Prisma would read. */
const SNAPSHOT = 'schema.snapshot';

/** The models as the newest migration left them; null before the first one. */
export function newestSnapshot(): string | null {
  const newest = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .at(-1);
  return newest === undefined ? null : readFileSync(join(MIGRATIONS, newest, SNAPSHOT), 'utf8');
}

async function author(name: string, now: Date): Promise<string> {
  mkdirSync(MIGRATIONS, { recursive: true });
  const schema = currentSchema();
  const sql = await schemaDiff(newestSnapshot(), schema);
  if (sql === null) return 'The migrations lead to these models already.';
  const timestamp = now.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS, `${timestamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), sql);
  writeFileSync(join(folder, SNAPSHOT), schema);
  return `Wrote ${folder}. Read it before you commit it.`;
}

if (import.meta.main) {
  const name = process.argv[2] ?? '';
  if (!/^[a-z0-9_]+$/.test(name)) {
    process.stderr.write('Give the migration a name of a-z, 0-9 and _.\n');
    process.exitCode = 1;
  } else {
    process.stdout.write(`${await author(name, new Date())}\n`);
  }
}
