/** Waiting until a server that nobody uses has done what it does then. */
import { setTimeout as pause } from 'node:timers/promises';
import { settled } from './machine.ts';
import type { BenchServer } from './servers.ts';

/** Rooms leave memory after 30 s, and snapshots of hundreds take a while. */
const LEFT_MS_MAX = 300_000;

/** Hocuspocus waits for 2 s before a save, so it is idle before it has done its work. */
export function restMs({ name }: BenchServer): number {
  return name === 'hocuspocus' ? 3_000 : 1_000;
}

/** Until everybody is gone for long and the server has done what it does then. */
export async function leftAlone(server: BenchServer): Promise<void> {
  await settled(server.pid, restMs(server));
  if (server.name !== 'sheaf') return;
  const endMs = performance.now() + LEFT_MS_MAX;
  while (performance.now() < endMs) {
    const page = await (await fetch(`http://127.0.0.1:${server.target.port}/metrics`)).text();
    const isDone = /^sheaf_compactions_due 0$/m.test(page);
    if (isDone && /^sheaf_rooms\{state="serving"\} 0$/m.test(page)) return;
    await pause(200);
  }
  throw new Error('documents are not at rest');
}
