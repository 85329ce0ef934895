/** `npm run dev`: pages reload as they are edited, the server restarts when its own files change. */
import { runInForeground, toolEnv } from './steps/child.mjs';
import { generate } from './steps/generate.mjs';
import { install } from './steps/install.mjs';
import { findNode24 } from './steps/node24.mjs';
import { report } from './steps/terminal.mjs';

try {
  await install();
  const node24 = findNode24();
  await generate(node24);
  process.exitCode = await runInForeground(
    node24,
    [
      '--watch-path=server',
      '--watch-path=lib',
      '--watch-preserve-output',
      '--import',
      './bin/steps/quiet-watch.mjs',
      'server/main.ts',
    ],
    { env: toolEnv({ NODE_ENV: 'development' }) },
  );
} catch (error) {
  report(error);
}
