/** The moment for what is not needed to type. */

const QUIET_MS_MAX = 1_000;
/** Where the browser does not tell when it is idle (Safari). */
const GUESS_MS = 200;

export function whenQuiet(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) {
      requestIdleCallback(() => resolve(), { timeout: QUIET_MS_MAX });
    } else {
      setTimeout(resolve, GUESS_MS);
    }
  });
}
