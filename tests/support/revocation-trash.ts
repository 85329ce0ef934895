/** The document goes into the trash while twenty write in it: how soon all of them are out. */
import type { Company } from './revocation-people.ts';
import { until } from './stock-client.ts';

export interface TrashTrial {
  /** Of each of them, from the answer to the end, in ms. */
  readonly tookMs: readonly number[];
  readonly codes: readonly (number | null)[];
  readonly writesAfter: number;
}

/** It is taken out again, and everybody comes back. */
export async function tryTrash(company: Company): Promise<TrashTrial> {
  const { owner, documentId, people } = company;
  const sockets = people.map(({ socket }) => socket);
  for (const socket of sockets) socket.write();
  await until('all of them write', () => sockets.every(({ settledCount }) => settledCount > 0));
  const startMs = performance.now();
  await owner.expect(200, 'DELETE', `/documents/${documentId}`);
  const sentBefore = sockets.map(({ sentCount }) => sentCount);
  await until('all of them are out', () => {
    for (const socket of sockets) socket.write();
    return sockets.every(({ endedMs }) => endedMs !== null);
  });
  await owner.expect(200, 'POST', `/documents/${documentId}/restore`);
  for (const person of people) await company.letIn(person);
  const shown = people[0]?.socket.seen.getText('title').toString() ?? '';
  let writesAfter = 0;
  for (const [at, socket] of sockets.entries()) {
    for (let count = (sentBefore[at] ?? 0) + 1; count <= socket.sentCount; count++) {
      if (shown.includes(socket.tokenOf(count))) writesAfter += 1;
    }
  }
  return {
    tookMs: sockets.map(({ endedMs }) => Math.max(0, (endedMs ?? Infinity) - startMs)),
    codes: [...new Set(sockets.map(({ endCode }) => endCode))],
    writesAfter,
  };
}
