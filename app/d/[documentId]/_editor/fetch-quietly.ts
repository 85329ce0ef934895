/** The moment for what is not needed to type. */

const QUIET_MS_MAX = 1_000;
/** Where the browser does not tell when it is idle (Safari). */
const GUESS_MS = 200;
const RETRY_MS = 5_000;

/** Fetches when the page is quiet, and again until the server has been there for it. */
export async function fetchQuietly<Part>(load: () => Promise<Part>): Promise<Part> {
  await quiet();
  for (;;) {
    try {
      return await load();
    } catch {
      // A server that is away is told by the save chip; nobody waits for this part yet.
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

function quiet(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) {
      requestIdleCallback(() => resolve(), { timeout: QUIET_MS_MAX });
    } else {
      setTimeout(resolve, GUESS_MS);
    }
  });
}
