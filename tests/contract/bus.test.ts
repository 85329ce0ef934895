/** The bus of a single instance. */
import { describe, expect, it } from 'vitest';
import { MemoryBus } from '../../server/adapters/memory/bus.ts';
import type { LogFacts, RoomCommand } from '../../server/ports.ts';
import { silentLog } from '../support/silent-log.ts';
import { aPerson, aRecord } from '../support/store-records.ts';

const aCommand = (): RoomCommand => ({
  is: 'revoke',
  documentId: aRecord().id,
  personId: aPerson(),
});

/** One of each, with all that it may hold. */
const COMMANDS: { readonly [Is in RoomCommand['is']]: Extract<RoomCommand, { is: Is }> } = {
  'access-changed': { is: 'access-changed', documentId: aRecord().id },
  'access-gained': { is: 'access-gained', documentId: aRecord().id, personId: aPerson() },
  judged: {
    is: 'judged',
    documentId: aRecord().id,
    roles: [
      [aPerson(), 'editor'],
      [null, 'none'],
    ],
  },
  close: { is: 'close', documentId: aRecord().id, code: 'document_not_found' },
  revoke: { is: 'revoke', documentId: aRecord().id, personId: aPerson() },
  'signed-out': { is: 'signed-out', memberId: aPerson(), proofIds: null },
  'guest-linked': { is: 'guest-linked', guestId: aPerson(), memberId: aPerson() },
  rename: { is: 'rename', personId: aPerson(), profile: { name: 'Ada', hue: 1 } },
};

describe('room commands', () => {
  it.each(Object.values(COMMANDS))(
    '[STORE-23] $is says the same after a way as text',
    (command) => {
      expect(JSON.parse(JSON.stringify(command))).toStrictEqual(command);
    },
  );
});

describe('bus (memory)', () => {
  it('[STORE-23] a command reaches everybody who listens, and nobody who has left', () => {
    const bus = new MemoryBus(silentLog);
    const heard: string[] = [];
    bus.subscribe(() => heard.push('ada'));
    const leave = bus.subscribe(() => heard.push('bob'));
    bus.publish(aCommand());
    leave();
    bus.publish(aCommand());
    expect(heard).toEqual(['ada', 'bob', 'ada']);
  });

  it('[STORE-23] one that breaks keeps the command from nobody, and is logged', () => {
    const failures: (LogFacts | undefined)[] = [];
    const bus = new MemoryBus({ ...silentLog, error: (_event, facts) => failures.push(facts) });
    const heard: RoomCommand[] = [];
    bus.subscribe(() => {
      throw new Error('broken');
    });
    bus.subscribe((command) => heard.push(command));
    const command = aCommand();
    bus.publish(command);
    expect(heard).toEqual([command]);
    expect(failures).toMatchObject([{ is: 'revoke', err: { message: 'broken' } }]);
  });
});
