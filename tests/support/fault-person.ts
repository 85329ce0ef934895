/** A real client at a wire that doubles and delays what it sends, for plans on real processes. */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openCollab } from '../../lib/client/collab.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import type { RunningServer } from './server.ts';
import { TokenWriter } from './token-writer.ts';

export interface FaultPerson {
  readonly name: string;
  readonly writer: TokenWriter;
  /** Tokens that were called saved; only Sheaf's own client knows. */
  readonly saved: ReadonlySet<string>;
  /** Without a word of farewell when not `isNoticed`. */
  drop(isNoticed: boolean): void;
  reconnect(): void;
  duplicate(at: number): void;
  /** The next frame waits until the one after it has gone. */
  reorder(): void;
  /** Reads nothing. */
  pause(isPaused: boolean): void;
  leave(): void;
}

/** Frames kept for being sent again. */
const PAST_FRAMES = 20;

class Wire {
  readonly past: Uint8Array[] = [];
  socket: WebSocket | null = null;
  isHolding = false;
  held: Uint8Array | null = null;

  attach(socket: WebSocket): void {
    this.socket = socket;
    this.held = null;
  }

  /** @returns what goes out now, in order. */
  pass(data: Uint8Array): Uint8Array[] {
    if (!isUpdate(data)) return [data];
    if (this.isHolding && this.held === null) {
      this.isHolding = false;
      this.held = data;
      return [];
    }
    this.past.push(data);
    if (this.past.length > PAST_FRAMES) this.past.shift();
    const { held } = this;
    this.held = null;
    return held === null ? [data] : [data, held];
  }

  pause(isPaused: boolean): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    if (isPaused) this.socket.pause();
    else this.socket.resume();
  }
}

/** A class of sockets that all go over this wire. */
function socketsOver(wire: Wire): typeof globalThis.WebSocket {
  class WireSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      wire.attach(this);
    }

    override send(data: Uint8Array): void {
      for (const frame of wire.pass(data)) super.send(frame);
    }
  }
  return WireSocket as unknown as typeof globalThis.WebSocket;
}

function isUpdate(frame: Uint8Array): boolean {
  return frame[0] === 0 && frame[1] === 2;
}

export function stockPerson(
  server: RunningServer,
  documentId: DocumentId,
  name: string,
  before?: TokenWriter,
): FaultPerson {
  const doc = new Y.Doc();
  if (before !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(before.doc));
  const wire = new Wire();
  const provider = new WebsocketProvider(server.collabUrl, documentId, doc, {
    WebSocketPolyfill: socketsOver(wire),
    disableBc: true,
    maxBackoffTime: 200,
  });
  return {
    name,
    writer: new TokenWriter(name, doc, before?.nextToken ?? 1),
    saved: new Set(),
    drop: (isNoticed) => {
      if (!isNoticed) wire.socket?.terminate();
      provider.disconnect();
    },
    reconnect: () => provider.connect(),
    duplicate: (at) => {
      const frame = wire.past[at % Math.max(1, wire.past.length)];
      if (frame !== undefined && wire.socket?.readyState === WebSocket.OPEN)
        wire.socket.send(frame);
    },
    reorder: () => {
      wire.isHolding = true;
    },
    pause: (isPaused) => wire.pause(isPaused),
    leave: () => provider.destroy(),
  };
}

/** Its ledger counts what it sends, so its wire is an honest one. */
export function ownPerson(
  server: RunningServer,
  documentId: DocumentId,
  name: string,
): FaultPerson {
  const wire = new Wire();
  const collab = openCollab({
    socketUrl: server.collabUrl,
    documentId,
    epoch: null,
    personId: null,
    profile: { name, hue: 1 },
    limits: DEFAULT_LIMITS,
    clock: machineClock,
    storage: null,
    WebSocket: socketsOver(wire),
  });
  const writer = new TokenWriter(name, collab.doc, 1);
  const saved = new Set<string>();
  collab.subscribe(() => {
    if (collab.getStatus().save.is !== 'saved') return;
    for (const token of writer.written) saved.add(token);
  });
  return {
    name,
    writer,
    saved,
    drop: () => wire.socket?.terminate(),
    reconnect: () => collab.reconnectNow(),
    duplicate: () => undefined,
    reorder: () => undefined,
    pause: (isPaused) => wire.pause(isPaused),
    leave: () => collab.destroy(),
  };
}
