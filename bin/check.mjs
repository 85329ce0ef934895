/** `npm run check`: what has to be true of every commit; under 90 s on two cores. */
import { check } from './steps/check.mjs';
import { generate } from './steps/generate.mjs';
import { install } from './steps/install.mjs';
import { findNode24 } from './steps/node24.mjs';
import { report, say } from './steps/terminal.mjs';

try {
  await install();
  const node24 = findNode24();
  await generate(node24);
  const { passed, failed } = await check(node24);
  say(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
} catch (error) {
  report(error);
}
