/** Somebody who visits one document after the other, writes a little and goes: churn. */
import { WebSocket } from 'ws';
import { openCollab } from '../../lib/client/collab.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import type { RunningServer } from './server.ts';
import { pause, stockClient, until } from './stock-client.ts';
import { TokenWriter } from './token-writer.ts';

/** As slow as people are: a visit takes a few seconds. */
const TOKEN_MS = 120;

interface Visit {
  readonly writer: TokenWriter;
  isSynced(): boolean;
  point(index: number): void;
  reconnect(): void;
  /** Everything written is stored; false: this client cannot know. */
  saved(): Promise<boolean>;
  leave(): void;
}

export class SoakPerson {
  readonly #server: RunningServer;
  readonly #name: number;
  readonly #choose: () => DocumentId;
  /** Seen by somebody else, or called saved. */
  readonly promised = new Map<DocumentId, Set<string>>();
  visitCount = 0;
  tokenCount = 0;

  constructor(server: RunningServer, name: number, choose: () => DocumentId) {
    this.#server = server;
    this.#name = name;
    this.#choose = choose;
  }

  async live(endMs: number): Promise<void> {
    await pause(Math.random() * 2_000);
    while (Date.now() < endMs) {
      await this.#visit(this.#choose());
      await pause(Math.random() * 1_000);
    }
  }

  async #visit(id: DocumentId): Promise<void> {
    this.visitCount += 1;
    const visit = this.visitCount % 3 === 0 ? this.#asProgram(id) : this.#asPage(id);
    const { writer } = visit;
    try {
      await until('synced', () => visit.isSynced(), 30_000);
      for (let left = 5 + Math.floor(Math.random() * 40); left > 0; left--) {
        writer.write();
        this.tokenCount += 1;
        visit.point(left);
        if (Math.random() < 0.02) visit.reconnect();
        await pause(Math.random() * 2 * TOKEN_MS);
      }
      const isSaved = await visit.saved();
      writer.look();
      const promised = this.promised.get(id) ?? new Set();
      this.promised.set(id, promised);
      for (const token of [...writer.seen, ...(isSaved ? writer.written : [])]) promised.add(token);
    } finally {
      visit.leave();
    }
  }

  /** Names of tokens are unique over all visits of all people. */
  #writerOf(doc: TokenWriter['doc']): TokenWriter {
    return new TokenWriter(`p${this.#name}v${this.visitCount}t`, doc, 1);
  }

  #asPage(id: DocumentId): Visit {
    const collab = openCollab({
      socketUrl: this.#server.collabUrl,
      documentId: id,
      epoch: null,
      personId: null,
      profile: { name: `person ${this.#name}`, hue: 1 },
      limits: DEFAULT_LIMITS,
      clock: machineClock,
      storage: null,
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    });
    return {
      writer: this.#writerOf(collab.doc),
      isSynced: () => collab.getStatus().isSynced,
      point: (index) => collab.awareness.setLocalStateField('cursor', { anchor: index }),
      reconnect: () => collab.reconnectNow(),
      saved: async () => {
        await until('saved', () => collab.getStatus().save.is === 'saved', 30_000);
        return true;
      },
      leave: () => collab.destroy(),
    };
  }

  #asProgram(id: DocumentId): Visit {
    const { doc, provider, leave } = stockClient(this.#server, id);
    return {
      writer: this.#writerOf(doc),
      isSynced: () => provider.synced,
      point: (index) => provider.awareness.setLocalStateField('cursor', { anchor: index }),
      reconnect: () => {
        provider.disconnect();
        provider.connect();
      },
      saved: () => Promise.resolve(false),
      leave,
    };
  }
}
