/** Sharing with everything that has an effect on open sockets: real rooms behind a real gateway. */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { decodeOwnFrame } from '../../lib/protocol/codec.ts';
import { FRAME, type OwnFrame } from '../../lib/protocol/frames.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import { MemoryTables } from '../../server/adapters/memory/tables.ts';
import { silentLog } from './silent-log.ts';
import { testGateway, type TestGateway, type Visitor } from './test-gateway.ts';
import type { TestWorld } from './test-services.ts';
import { type WaysIn, waysIn } from './ways-in.ts';

export interface LiveSharing extends WaysIn {
  /** A page of Sheaf's own, or (`isStock`) any y-websocket client. */
  enter(actor: Actor, isStock?: boolean): Visitor;
  /** What the gateway asks, as opposed to the use cases. */
  readonly asked: TestGateway['sharing'];
  readonly refusals: TestGateway['refusals'];
  close(): Promise<void>;
}

export async function liveSharing(
  limits: Partial<Limits> = {},
  shared: Pick<TestWorld, 'tables' | 'bus'> = {},
): Promise<LiveSharing> {
  const { tables = new MemoryTables(), bus = new MemoryBus(silentLog) } = shared;
  const both = { tables, bus };
  const gateway = await testGateway(limits, { ...both, access: 'members' });
  const ways = await waysIn({ ...both, limits, presences: gateway.rooms, machineClock });
  // The worker of these tests writes no real updates: the document begins empty.
  tables.logs.delete(ways.id);
  return {
    ...ways,
    asked: gateway.sharing,
    refusals: gateway.refusals,
    enter: (actor, isStock = false) =>
      gateway.connect(ways.id, personOf(actor), isStock ? '' : '?stored=1', scopeOf(actor)),
    async close() {
      ways.world.watch.close();
      await gateway.close();
    },
  };
}

function scopeOf(actor: Actor): Readonly<Record<string, string>> {
  const proof = actor.is === 'member' ? actor.proof : undefined;
  return proof?.is === 'token' ? { 'x-scope': proof.scope } : {};
}

export function ownFramesOf({ messages }: Visitor): OwnFrame[] {
  return messages.flatMap((message) => {
    if ((message[0] ?? 0) < FRAME.settled) return [];
    const decoded = decodeOwnFrame(message);
    return decoded.ok ? [decoded.value] : [];
  });
}
