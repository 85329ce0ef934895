/** One of twenty loses what it had, while it writes: how soon, who notices, and what still counts. */
import { expect } from 'vitest';
import type { Company, Insider, PouringSocket } from './revocation-people.ts';
import { until } from './stock-client.ts';

/** Ways to lose access, or a part of it. */
export const LOSSES = [
  'link revoked',
  'link made weaker',
  'link expired',
  'person removed',
  'person made a viewer',
] as const;
type Loss = (typeof LOSSES)[number];

/** From the answer, or the expiry, to what the person sees of it, in ms. */
export interface Trial<Kind extends string = string> {
  readonly loss: Kind;
  readonly tookMs: number;
  readonly writesAfter: number;
  readonly disturbed: number;
}

const EXPIRES_IN_MS = 500;
const SHUT_OUT = 4403;

export async function tryLoss(company: Company, number: number): Promise<Trial> {
  const loss = LOSSES[number % LOSSES.length] ?? 'link revoked';
  const victim = company.people[number % company.people.length];
  if (victim === undefined) throw new Error('nobody is here');
  const others = company.people.filter((other) => other !== victim);
  const isClosed = loss !== 'link made weaker' && loss !== 'person made a viewer';
  const endCode = isClosed ? SHUT_OUT : null;
  const trial = await trialOf(others, victim, loss, endCode, () => lose(company, victim, loss));
  await company.letIn(victim);
  return trial;
}

/**
 * @param endCode  what its connection ends with; null: it stays, as a viewer.
 * @param takeAway  returns when it was lost.
 */
export async function trialOf<Kind extends string>(
  others: readonly Insider[],
  { socket }: Pick<Insider, 'socket'>,
  loss: Kind,
  endCode: number | null,
  takeAway: () => Promise<number>,
): Promise<Trial<Kind>> {
  const before = others.map((other) => other.socket.standingCount);
  socket.isPouring = true;
  for (let n = 0; n < 3; n++) socket.write();
  await until('the others see it write', () =>
    others.every(({ socket: { seen } }) => {
      return seen.getText('title').toString().includes(socket.tokenOf(1));
    }),
  );
  const startMs = await takeAway();
  let sentBefore = socket.sentCount;
  const isOver = () => (endCode === null ? socket.role === 'viewer' : socket.endedMs !== null);
  // It goes on writing, as hard as it can.
  await until(loss, () => {
    for (let n = 0; n < 5; n++) socket.write();
    return isOver();
  });
  // Nobody answers when a link expires: what is sent until it takes effect may count.
  if (loss === 'link expired') sentBefore = socket.sentCount;
  const endMs = (endCode === null ? socket.standingMs : socket.endedMs) ?? Infinity;
  expect(socket.endCode).toBe(endCode);
  socket.isPouring = false;
  const [witness] = others;
  if (witness === undefined) throw new Error('nobody sees it');
  const [writesAfter, disturbed] = await aftermath(witness, others, socket, sentBefore, before);
  return { loss, tookMs: Math.max(0, endMs - startMs), writesAfter, disturbed };
}

/** @returns when it was lost. */
async function lose(company: Company, victim: Insider, loss: Loss): Promise<number> {
  const { owner, documentId } = company;
  const link = `/documents/${documentId}/links/${victim.link.id}`;
  const member = `/documents/${documentId}/members/${victim.person.personId ?? ''}`;
  const startMs = performance.now();
  switch (loss) {
    case 'link revoked':
      await owner.expect(204, 'DELETE', link);
      return startMs;
    case 'link made weaker':
      await owner.expect(200, 'PATCH', link, { role: 'viewer' });
      return startMs;
    case 'person removed':
      await owner.expect(204, 'DELETE', member);
      return startMs;
    case 'person made a viewer':
      await owner.expect(200, 'PATCH', member, { role: 'viewer' });
      return startMs;
    case 'link expired': {
      const atMs = Date.now() + EXPIRES_IN_MS;
      await owner.expect(200, 'PATCH', link, { expiresAt: new Date(atMs).toISOString() });
      await until('it expires', () => Date.now() >= atMs || victim.socket.endedMs !== null);
      return performance.now() - (Date.now() - atMs);
    }
    default:
      throw new Error(`unknown: ${String(loss satisfies never)}`);
  }
}

/** A word of a witness after all that, so that whatever was to come has come. */
async function aftermath(
  witness: Insider,
  others: readonly Insider[],
  socket: PouringSocket,
  sentBefore: number,
  standingsBefore: readonly number[],
): Promise<readonly [writesAfter: number, disturbed: number]> {
  witness.socket.write();
  const word = witness.socket.tokenOf(witness.socket.sentCount);
  const listeners = others.filter((other) => other !== witness);
  await until('the others read on', () =>
    listeners.every(({ socket: { seen } }) => seen.getText('title').toString().includes(word)),
  );
  const shown = listeners[0]?.socket.seen.getText('title').toString() ?? '';
  let writesAfter = 0;
  for (let count = sentBefore + 1; count <= socket.sentCount; count++) {
    if (shown.includes(socket.tokenOf(count))) writesAfter += 1;
  }
  const disturbed = others.filter(({ socket }, at) => {
    return !socket.isOpen || socket.standingCount !== standingsBefore[at];
  }).length;
  return [writesAfter, disturbed];
}
