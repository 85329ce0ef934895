/** The database client, generated from the models whenever they changed. */
import { runQuietly } from './child.mjs';
import { at, hashOf, readStamp, writeStamp } from './project.mjs';
import { Stop, withClock } from './terminal.mjs';

const STAMP = at('server', 'adapters', 'prisma', 'generated', '.stamp');

/** @param {string} node24 @throws {Stop} */
export async function generate(node24) {
  const wanted = hashOf([
    at('prisma'),
    at('prisma.config.ts'),
    at('node_modules', 'prisma', 'package.json'),
  ]);
  if (readStamp(STAMP) === wanted) return;
  await withClock('Generating the database client', async () => {
    const prisma = at('node_modules', 'prisma', 'build', 'index.js');
    const { code, output } = await runQuietly(node24, [prisma, 'generate']);
    if (code !== 0) {
      throw new Stop('The database client could not be generated from prisma/.', output);
    }
  });
  writeStamp(STAMP, wanted);
}
