/** Waiting, for generators. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from './client.ts';

const GIVE_UP_MS = 30_000;

export async function rest(ms: number): Promise<void> {
  await pause(ms);
}

/** Until nobody has received anything for so long. */
export async function quiet(clients: readonly Client[], quietMs: number): Promise<void> {
  const count = () => clients.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
  const endMs = performance.now() + GIVE_UP_MS;
  let before = count();
  let sinceMs = performance.now();
  while (performance.now() - sinceMs < quietMs && performance.now() < endMs) {
    await pause(50);
    const now = count();
    if (now !== before) sinceMs = performance.now();
    before = now;
  }
}
