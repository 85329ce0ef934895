/** The steps of `npm start`, in order; each does nothing when it was done before. */
import { build } from './build.mjs';
import { generate } from './generate.mjs';
import { install } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { serve } from './serve.mjs';
import { report } from './terminal.mjs';

export async function start() {
  try {
    await install();
    const node24 = findNode24();
    await generate(node24);
    await build(node24);
    process.exit(await serve(node24));
  } catch (error) {
    report(error);
  }
}
