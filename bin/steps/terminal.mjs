/** What the commands say: plain lines, a running clock for long steps, one sentence when they stop. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLOCK_MS = 1_000;
/** Where a line cannot be rewritten (a log file), a sign of life this often. */
const QUIET_CLOCK_MS = 15_000;

/** Ends the command: one sentence that says what is wrong and what cures it. */
export class Stop extends Error {
  /** @param {string} sentence @param {string} [detail] goes to a file the sentence names */
  constructor(sentence, detail) {
    super(sentence);
    this.name = 'Stop';
    this.detail = detail;
  }
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs `work` while a line shows how long it has been going on.
 * @template Value
 * @param {string} title present participle: "Installing packages"
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function withClock(title, work) {
  const startedMs = Date.now();
  const canRewrite = process.stdout.isTTY === true;
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  if (!canRewrite) say(`${title} …`);
  const clock = setInterval(
    () => {
      if (canRewrite) process.stdout.write(`\r${title} … ${seconds()} s`);
      else say(`${title} … ${seconds()} s`);
    },
    canRewrite ? CLOCK_MS : QUIET_CLOCK_MS,
  );
  try {
    const value = await work();
    say(`${canRewrite ? '\r' : ''}${title}: done in ${seconds()} s`);
    return value;
  } catch (error) {
    if (canRewrite) say(`\r${title}: failed after ${seconds()} s`);
    throw error;
  } finally {
    clearInterval(clock);
  }
}

/**
 * Prints the sentence of a `Stop` (other errors are bugs and keep their stack) and sets the exit code.
 * @param {unknown} error
 */
export function report(error) {
  process.exitCode = 1;
  if (!(error instanceof Stop)) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return;
  }
  process.stderr.write(`${error.message}${error.detail ? ` ${keepDetail(error.detail)}` : ''}\n`);
}

/** @param {string} detail @returns {string} where the detail is to be found */
function keepDetail(detail) {
  try {
    const file = join(mkdtempSync(join(tmpdir(), 'sheaf-')), 'detail.log');
    writeFileSync(file, detail);
    return `Details: ${file}`;
  } catch {
    // No room for a file: the last lines have to do.
    return `Details:\n${detail.split('\n').slice(-20).join('\n')}`;
  }
}
