/** Time and randomness are handed in, so that tests can turn them by hand. */

export interface Clock {
  /** Milliseconds since 1970, may jump when the machine's clock is set. */
  nowMs(): number;
  /** Milliseconds at the pace of `after`, since some moment: what durations are counted with. */
  steadyMs(): number;
  /** Calls `run` once after `delayMs`. @returns a function that cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

export interface Random {
  /** `length` bytes from a cryptographic source. */
  bytes(length: number): Uint8Array;
}
