/** A page with everything around it made by hand: clock, sockets, server, local copies. */
import { afterEach } from 'vitest';
import { MemoryCopies } from './memory-copies.ts';
import { ModelServer } from './model-server.ts';
import { HandClock } from './hand-clock.ts';
import { socketClass } from './socket-pair.ts';
import type { FakeSocket } from './socket-pair.ts';
import { openCollab } from '../../lib/client/collab.ts';
import type { Collab, CollabOptions } from '../../lib/client/collab.ts';
import type { DocumentId, Epoch, PersonId } from '../../lib/core/ids.ts';
import { GATHER_MS } from '../../lib/client/copy-writer.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';

export const EPOCH = 'AAAAAAAAAAA' as Epoch;

export interface TestCollab {
  readonly collab: Collab;
  readonly clock: HandClock;
  readonly server: ModelServer;
  readonly copies: MemoryCopies;
  readonly sockets: FakeSocket[];
  /** The newest socket. */
  readonly socket: FakeSocket;
  /** Types at the end of the title. */
  type(text: string): void;
  /** Opens the newest socket and lets server and page talk until both are quiet. */
  join(): void;
}

/** All that waits on promises happens. */
export async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/** What gathers for the local copy is written. */
export async function gathered({ clock }: Pick<TestCollab, 'clock'>): Promise<void> {
  clock.pass(GATHER_MS);
  await turns();
}

/** For a file of tests: opens pages that are closed when the test is over. */
export function closedAfterEach(): typeof aCollab {
  const opened: Collab[] = [];
  afterEach(() => {
    for (const collab of opened.splice(0)) collab.destroy();
  });
  return async (options) => {
    const page = await aCollab(options);
    opened.push(page.collab);
    return page;
  };
}

export async function aCollab(
  changes: Partial<CollabOptions> & {
    readonly copies?: MemoryCopies;
    readonly server?: ModelServer;
    readonly handClock?: HandClock;
  } = {},
): Promise<TestCollab> {
  const { copies = new MemoryCopies(), server = new ModelServer(EPOCH), ...options } = changes;
  const clock = changes.handClock ?? new HandClock();
  const { WebSocket, sockets } = socketClass();
  const collab = openCollab({
    socketUrl: 'ws://sheaf.test/collab',
    documentId: `${'d'.repeat(21)}A` as DocumentId,
    epoch: EPOCH,
    personId: `g_${'a'.repeat(21)}A` as PersonId,
    profile: { name: 'Ada', hue: 1 },
    limits: DEFAULT_LIMITS,
    clock,
    storage: copies,
    WebSocket,
    random: () => 0,
    ...options,
  });
  await turns();
  const newest = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  };
  return {
    collab,
    clock,
    server,
    copies,
    sockets,
    get socket() {
      return newest();
    },
    type: (text) => collab.title.insert(collab.title.length, text),
    join: () => {
      server.accept(newest());
      server.serve(newest());
    },
  };
}
