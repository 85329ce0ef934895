/** What the bench asks of a load generator, and what it gets back. */
import type { Target } from './client.ts';

/** People typing from their histories. */
export interface TypingPlan {
  readonly is: 'typing';
  readonly target: Target;
  readonly documents: readonly string[];
  readonly typistsPerDocument: number;
  /** Each typist's history is this long. */
  readonly keystrokes: number;
  /**
   * `flat`: so many keystrokes are on their way at any time, in all. `paced`: so many a second, in all,
   * whether the server keeps up or not.
   */
  readonly pace:
    | { readonly is: 'flat'; readonly inFlight: number }
    | { readonly is: 'paced'; readonly perSecond: number };
  readonly hasPresence: boolean;
  /** Sockets that only read and take the time. 0: the typists read each other. */
  readonly observersPerDocument: number;
  /** At its beginning latencies do not count: every server compiles then. */
  readonly warmUpMs: number;
  readonly durationMs: number;
}

export interface TypingResult {
  readonly is: 'typing';
  readonly updates: number;
  /** Updates times those who had to get them: everybody in the document but the writer. */
  readonly deliveries: number;
  /** From the first keystroke to the last byte at the last reader. */
  readonly elapsedMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Latest keystroke against its due time: a generator that is late says so. */
  readonly lateMs: number;
  /** Keystrokes that did not arrive everywhere within the patience. */
  readonly missing: number;
  /** Connections that the server closed. */
  readonly closed: number;
}

/** Stores one history by sending it, and waits until a reader has all of it. */
export interface FillPlan {
  readonly is: 'fill';
  readonly target: Target;
  readonly documents: readonly string[];
  readonly history: 'book' | 'typist';
  readonly keystrokes: number;
}

/** Opens connections and takes the time until each has the content. They stay until the process ends. */
export interface OpenPlan {
  readonly is: 'open';
  readonly target: Target;
  readonly documents: readonly string[];
  readonly connectionsPerDocument: number;
  readonly history: 'book' | 'typist';
  readonly keystrokes: number;
  /**
   * Its end: `content`, all of it, for who has nothing; `synced`, the server's word for it, for who
   * has everything; `upgraded`, for servers that say nothing.
   */
  readonly until: 'content' | 'synced' | 'upgraded';
  /** By document: what Sheaf's own client says of itself. */
  readonly queries?: Readonly<Record<string, string>>;
}

export interface OpenResult {
  readonly is: 'open';
  /** Until the last one had it. */
  readonly allMs: number;
  readonly p50Ms: number;
  readonly bytesPerConnection: number;
  readonly missing: number;
  /** Of Sheaf, by document: what a client says when it comes back. */
  readonly queries: Readonly<Record<string, string>>;
}

/** A pour into one document, while others are opened. */
export interface NoisyPlan {
  readonly is: 'noisy';
  readonly target: Target;
  /** The first gets the pour; the others are opened one after the other. */
  readonly documents: readonly string[];
  readonly updates: number;
}

export interface NoisyResult {
  readonly is: 'noisy';
  /** The first document opened after the pour began, and the slowest of all. */
  readonly firstMs: number;
  readonly worstMs: number;
  readonly opened: number;
  /** Until a reader had the whole pour. */
  readonly pourMs: number;
}

export type Plan = TypingPlan | FillPlan | OpenPlan | NoisyPlan;
export type Result =
  | TypingResult
  | OpenResult
  | NoisyResult
  | { readonly is: 'fill'; readonly bytes: number };

/** Generator to bench: first `ready`, after `go` the result. */
export type FromGenerator =
  | { readonly is: 'ready' }
  | { readonly is: 'done'; readonly result: Result }
  | { readonly is: 'failed'; readonly why: string };
