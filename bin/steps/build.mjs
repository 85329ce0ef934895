/** The pages, built whenever something they are made of changed. */
import { compressAssets } from './compress.mjs';
import { runQuietly, toolEnv } from './child.mjs';
import { at, dropStamp, hashOf, readStamp, writeStamp } from './project.mjs';
import { Stop, withClock } from './terminal.mjs';
import { warm } from './warm.mjs';

const STAMP = at('.next', 'sheaf-built');

/** server/ is not among them: pages see nothing but its types. */
const SOURCES = [
  'app',
  'lib',
  'public',
  'proxy.ts',
  'next.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** @param {string} node24 @throws {Stop} */
export async function build(node24) {
  const wanted = hashOf(SOURCES.map((source) => at(source)));
  if (readStamp(STAMP) === wanted) return;
  dropStamp(STAMP);
  await withClock('Building the pages (about half a minute)', async () => {
    const next = at('node_modules', 'next', 'dist', 'bin', 'next');
    const { code, output } = await runQuietly(node24, [next, 'build'], {
      env: toolEnv({ NODE_ENV: 'production' }),
    });
    if (code !== 0) throw explainBuild(output);
    await compressAssets(at('.next', 'static'));
    await warm(node24);
  });
  writeStamp(STAMP, wanted);
}

/** @param {string} output */
function explainBuild(output) {
  if (/\bENOSPC\b/.test(output)) {
    return new Stop(
      'There is no space left to build the pages: make room and run it again.',
      output,
    );
  }
  if (/\b(EACCES|EROFS|EPERM)\b/.test(output)) {
    return new Stop(
      `The folder ${at('.next')} cannot be written to: remove it or make it yours.`,
      output,
    );
  }
  return new Stop('The pages could not be built.', output);
}
