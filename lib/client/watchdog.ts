/** Is the link as alive as it looks? Decided from facts alone. */
import { assertNever } from '../std/assert.ts';

/** Frames sent and neither settled nor refused for so long: the socket only looks healthy. */
export const UNSETTLED_MS = 5_000;
/** The slowest upload that is still believed in, beyond `UNSETTLED_MS`. */
export const UPLOAD_BYTES_PER_MS = 32;
/** The server says something every 20,000 ms. */
export const SILENCE_MS = 25_000;
/** From the open socket to the server's first question. */
export const GREETING_MS = 10_000;
/** How long an answer may take when the page asks whether anybody is there. */
export const PROBE_MS = 1_500;
/** For a socket to open; doubles with every attempt that ran into it. */
export const CONNECT_MS = 4_000;
export const CONNECT_MS_MAX = 32_000;

export type LinkFacts =
  | { readonly is: 'closed' }
  | { readonly is: 'connecting'; readonly sinceMs: number; readonly timeoutCount: number }
  | {
      readonly is: 'open';
      readonly sinceMs: number;
      readonly lastFrameAtMs: number;
      /** The server asked what it lacks, and was answered. */
      readonly hasSynced: boolean;
      /** Since when frames wait without any being dealt with; null: none waits. */
      readonly unsettledSinceMs: number | null;
      readonly unsettledBytes: number;
      /** The server said that it cannot store at present: a new socket would not help. */
      readonly isStorageDown: boolean;
      /** null: nobody asked. */
      readonly probedAtMs: number | null;
    };

export function shouldRenew(link: LinkFacts, nowMs: number): boolean {
  switch (link.is) {
    case 'closed':
      return false;
    case 'connecting': {
      const allowedMs = Math.min(CONNECT_MS * 2 ** link.timeoutCount, CONNECT_MS_MAX);
      return nowMs - link.sinceMs > allowedMs;
    }
    case 'open': {
      if (nowMs - link.lastFrameAtMs > SILENCE_MS) return true;
      if (!link.hasSynced && nowMs - link.sinceMs > GREETING_MS) return true;
      const { probedAtMs, unsettledSinceMs } = link;
      if (probedAtMs !== null && nowMs - probedAtMs > PROBE_MS) return true;
      if (unsettledSinceMs === null || link.isStorageDown) return false;
      const allowedMs = UNSETTLED_MS + link.unsettledBytes / UPLOAD_BYTES_PER_MS;
      return nowMs - unsettledSinceMs > allowedMs;
    }
    default:
      return assertNever(link);
  }
}
