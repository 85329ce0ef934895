/**
 * The link to the server: the stock y-websocket provider, extended through its public options and
 * fields only, so that what stock clients can rely on is what this one relies on.
 */
import * as encoding from 'lib0/encoding';
import type * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import { writeSyncStep1 } from 'y-protocols/sync';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { faultOfClose, isFinalClose, isIllegalFrameClose } from './close-reason.ts';
import { countingSocket } from './counting-socket.ts';
import type { LedgerEvent } from './ledger.ts';
import { outgoing } from './outgoing.ts';
import { shouldRenew } from './watchdog.ts';
import type { LinkFacts } from './watchdog.ts';
import type { FaultCode } from '../core/faults.ts';
import type { DocumentId } from '../core/ids.ts';
import type { Limits } from '../core/limits.ts';
import { decodeOwnFrame } from '../protocol/codec.ts';
import { FRAME } from '../protocol/frames.ts';
import type { OwnFrame } from '../protocol/frames.ts';
import { handshakeParams } from '../protocol/handshake.ts';
import type { Handshake } from '../protocol/handshake.ts';
import { assertNever } from '../std/assert.ts';
import type { Clock } from '../std/clock.ts';

/** Longest wait between two attempts: two people are live again 3,000 ms after the server is. */
export const BACKOFF_MS_MAX = 1_500;
const BACKOFF_MS_FIRST = 200;
/** Closes for an illegal frame, one after the other, before this end gives up repeating it. */
const ILLEGAL_CLOSES_MAX = 3;

export type LinkEvent =
  | { readonly is: 'ledger'; readonly event: LedgerEvent }
  | { readonly is: 'own-frame'; readonly frame: OwnFrame & { is: 'standing' | 'position' } }
  /** Something a page shows has changed: connected or not, synced or not. */
  | { readonly is: 'changed' }
  /** The server will not have this connection again. */
  | { readonly is: 'ended'; readonly code: FaultCode };

export interface LinkOptions {
  readonly socketUrl: string;
  readonly documentId: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly WebSocket: typeof WebSocket;
  /** 0 to 1, spreads the attempts of many clients. */
  readonly random: () => number;
  /** What the next connection says of itself. */
  readonly handshake: () => Handshake;
  /** The ledger's name for the update that is leaving; null: it has none. */
  readonly leavingChangeId: () => number | null;
  readonly hear: (event: LinkEvent) => void;
}

type OpenFacts = LinkFacts & { is: 'open' };

export class Link {
  readonly #options: LinkOptions;
  readonly #provider: WebsocketProvider;
  #facts: LinkFacts = { is: 'closed' };
  #downSinceMs: number;
  #sentCount = 0;
  #settledCount = 0;
  #bufferedBytes = 0;
  #timeoutCount = 0;
  #illegalCloseCount = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#downSinceMs = options.clock.nowMs();
    const { socketUrl, documentId, doc, awareness } = options;
    this.#provider = new WebsocketProvider(socketUrl, documentId, doc, {
      connect: false,
      awareness,
      disableBc: true,
      maxBackoffTime: BACKOFF_MS_MAX,
      WebSocketPolyfill: countingSocket(options.WebSocket, {
        opened: (socket) => this.#opened(socket),
        heard: (socket) => this.#heard(socket),
        sending: (frame) => this.#sending(frame),
      }),
      shouldReconnect: (event) => this.#shouldReconnect(event.code),
    });
    this.#listen();
  }

  /** Is `origin` what this link puts on the updates of others? */
  isOrigin(origin: unknown): boolean {
    return origin === this.#provider;
  }

  /** null: up. */
  get downSinceMs(): number | null {
    return this.#facts.is === 'open' ? null : this.#downSinceMs;
  }

  get isSynced(): boolean {
    return this.#provider.synced;
  }

  connect(): void {
    this.#provider.params = handshakeParams(this.#options.handshake());
    this.#provider.connect();
  }

  /** Asks whether anybody is there, and for what is missing; at once, whatever the backoff says. */
  probe(): void {
    if (!this.#provider.shouldConnect) return;
    switch (this.#facts.is) {
      case 'closed':
        this.#provider.wsUnsuccessfulReconnects = 0;
        this.connect();
        return;
      case 'connecting':
        // An attempt begun on a network that is gone may hang until it times out.
        this.#renew();
        return;
      case 'open':
        this.#provider.ws?.send(step1Of(this.#options.doc));
        this.#patch({ probedAtMs: this.#facts.probedAtMs ?? this.#options.clock.nowMs() });
        return;
      default:
        assertNever(this.#facts);
    }
  }

  /** To be called every so often. */
  tick(): void {
    const nowMs = this.#options.clock.nowMs();
    const bufferedBytes = this.#provider.ws?.bufferedAmount ?? 0;
    if (bufferedBytes < this.#bufferedBytes) this.#progressed();
    this.#bufferedBytes = bufferedBytes;
    if (!shouldRenew(this.#facts, nowMs)) return;
    if (this.#facts.is === 'connecting') this.#timeoutCount += 1;
    this.#renew();
  }

  /** For good, until somebody connects again. */
  stop(): void {
    this.#provider.disconnect();
    this.#options.hear({ is: 'changed' });
  }

  destroy(): void {
    this.#provider.destroy();
  }

  #listen(): void {
    const { clock, hear } = this.#options;
    this.#provider.on('status', ({ status }) => {
      if (status !== 'connecting') return;
      const timeoutCount = this.#timeoutCount;
      this.#facts = { is: 'connecting', sinceMs: clock.nowMs(), timeoutCount };
    });
    this.#provider.on('connection-close', () => {
      if (this.#facts.is === 'open') {
        // A question without an answer was the first sign.
        this.#downSinceMs = this.#facts.probedAtMs ?? clock.nowMs();
      }
      this.#facts = { is: 'closed' };
      this.#provider.params = handshakeParams(this.#options.handshake());
      this.#provider.maxBackoffTime = this.#nextBackoffMs();
      hear({ is: 'ledger', event: { is: 'disconnected' } });
    });
    this.#provider.on('sync', () => hear({ is: 'changed' }));
    this.#provider.on('closed', ({ code, reason }) =>
      hear({ is: 'ended', code: faultOfClose(code, reason) }),
    );
    for (const type of [FRAME.settled, FRAME.refused, FRAME.standing, FRAME.position]) {
      this.#provider.messageHandlers[type] = (_encoder, decoder) => this.#ownFrame(decoder);
    }
  }

  /** The provider waits `2^(attempts + 1) * 100` ms, or its public maximum when that is less. */
  #nextBackoffMs(): number {
    const stockMs = BACKOFF_MS_FIRST * 2 ** this.#provider.wsUnsuccessfulReconnects;
    return Math.min(stockMs, BACKOFF_MS_MAX) * (0.5 + this.#options.random() / 2);
  }

  #shouldReconnect(closeCode: number): boolean {
    this.#illegalCloseCount = isIllegalFrameClose(closeCode) ? this.#illegalCloseCount + 1 : 0;
    return !isFinalClose(closeCode) && this.#illegalCloseCount < ILLEGAL_CLOSES_MAX;
  }

  #opened(socket: WebSocket): void {
    if (socket !== this.#provider.ws) return;
    const nowMs = this.#options.clock.nowMs();
    this.#timeoutCount = 0;
    this.#sentCount = 0;
    this.#settledCount = 0;
    this.#bufferedBytes = 0;
    this.#facts = {
      is: 'open',
      sinceMs: nowMs,
      lastFrameAtMs: nowMs,
      hasSynced: false,
      unsettledSinceMs: null,
      unsettledBytes: 0,
      isStorageDown: false,
      probedAtMs: null,
    };
    this.#options.hear({ is: 'ledger', event: { is: 'connected' } });
  }

  #heard(socket: WebSocket): void {
    if (socket !== this.#provider.ws) return;
    this.#patch({ lastFrameAtMs: this.#options.clock.nowMs(), probedAtMs: null });
  }

  #sending(frame: Uint8Array): readonly Uint8Array[] {
    const { limits, clock, hear, leavingChangeId } = this.#options;
    const hasSynced = this.#facts.is === 'open' && this.#facts.hasSynced;
    const { is, frames } = outgoing(frame, hasSynced, {
      bytesMax: limits.updateBytesMax,
      structsMax: limits.updateStructsMax,
    });
    if (is === 'held' || is === 'other') return frames;
    const frameCount = frames.length;
    this.#sentCount += frameCount;
    if (this.#facts.is === 'open') {
      this.#patch({
        hasSynced: true,
        unsettledSinceMs: this.#facts.unsettledSinceMs ?? clock.nowMs(),
        unsettledBytes: frames.reduce(
          (sum, { length }) => sum + length,
          this.#facts.unsettledBytes,
        ),
      });
    }
    const event: LedgerEvent =
      is === 'step2'
        ? { is: 'step2-sent', frameCount }
        : { is: 'update-sent', frameCount, changeId: leavingChangeId() };
    hear({ is: 'ledger', event });
    return frames;
  }

  #ownFrame(decoder: decoding.Decoder): void {
    const decoded = decodeOwnFrame(decoder.arr);
    // A frame of a later server that this page cannot read says nothing about what is stored.
    if (!decoded.ok) return;
    const frame = decoded.value;
    switch (frame.is) {
      case 'settled':
        this.#settledCount = frame.count;
        this.#progressed();
        this.#options.hear({ is: 'ledger', event: frame });
        return;
      case 'refused':
        this.#options.hear({ is: 'ledger', event: frame });
        return;
      case 'standing':
        this.#patch({ isStorageDown: frame.reason === 'storage_unavailable' });
        this.#progressed();
        this.#options.hear({ is: 'own-frame', frame });
        return;
      case 'position':
        this.#options.hear({ is: 'own-frame', frame });
        return;
      default:
        assertNever(frame);
    }
  }

  #progressed(): void {
    if (this.#settledCount >= this.#sentCount) {
      this.#patch({ unsettledSinceMs: null, unsettledBytes: 0 });
    } else {
      this.#patch({ unsettledSinceMs: this.#options.clock.nowMs() });
    }
  }

  #patch(changes: Partial<Omit<OpenFacts, 'is'>>): void {
    if (this.#facts.is === 'open') this.#facts = { ...this.#facts, ...changes };
  }

  /** Gives up the socket without waiting for its closing handshake, and opens the next at once. */
  #renew(): void {
    const socket = this.#provider.ws;
    if (socket === null) return;
    socket.onclose?.call(socket, new CloseEvent('close', { code: 1006 }));
    this.connect();
  }
}

function step1Of(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  writeSyncStep1(encoder, doc);
  return encoding.toUint8Array(encoder);
}
