/** Programming errors: they end the room or the request, never the process silently. */

/** @throws Error when `condition` is false: a bug of ours, not bad input. */
export function assert(condition: boolean, why: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${why}`);
}

/** The last branch of every exhaustive switch. */
export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
