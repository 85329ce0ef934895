/** Tells Prisma's command line where the models are, and lets `generate` run offline. */
import { defineConfig } from 'prisma/config';

// `generate` needs no schema engine, yet the command line downloads one unless this names an
// existing file (prisma/orm#21960; seen in 7.10.0).
if (process.argv.includes('generate')) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/sqlite/migrations' },
});
