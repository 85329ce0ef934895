/**
 * The SQL between two states of the models, by Prisma's schema engine as WebAssembly: the
 * command line's own engine is a download, which a machine behind a firewall cannot make.
 * Development only.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  mockMigrationAwareAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';

const PRISMA_FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** All models and the provider as one text, in an order that never changes by itself. */
export function currentSchema(): string {
  const models = join(PRISMA_FOLDER, 'models');
  const files = [
    join(PRISMA_FOLDER, 'sqlite', 'schema.prisma'),
    ...readdirSync(models)
      .toSorted()
      .map((name) => join(models, name)),
  ];
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

/** SQL that leads from one schema to another; null when there is nothing to do. */
export async function schemaDiff(from: string | null, to: string): Promise<string | null> {
  const schema = (text: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content: text }],
  });
  // A mock will do: between two models nothing has to be asked of a database.
  const factory = bindMigrationAwareSqlAdapterFactory(mockMigrationAwareAdapterFactory('sqlite'));
  const options = { datamodels: [['schema.prisma', to] as [string, string]] };
  const engine = await SchemaEngine.new(options, () => {}, factory);
  const { stdout } = await engine.diff({
    from: from === null ? { tag: 'empty' } : schema(from),
    to: schema(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = (stdout ?? '').trim();
  return sql === '' || sql === '-- This is an empty migration.' ? null : `${withRowidKeys(sql)}\n`;
}

/**
 * SQLite stores a table in the order of its key only if the column says INTEGER PRIMARY KEY, to
 * the letter (sqlite.org/rowidtable.html). Prisma writes BIGINT, with which every row of the log
 * would stand in two trees. Both hold 64 bits.
 */
function withRowidKeys(sql: string): string {
  return sql.replaceAll('BIGINT NOT NULL PRIMARY KEY', 'INTEGER NOT NULL PRIMARY KEY');
}
