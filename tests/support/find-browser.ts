/** Prints the browser the end-to-end tests will use, as JSON; fails with a sentence when there is none. */
import { findBrowser } from './browser.ts';

try {
  process.stdout.write(JSON.stringify(await findBrowser()));
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
