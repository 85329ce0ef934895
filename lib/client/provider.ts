/**
 * The link to the server: the stock y-websocket provider, extended through its public options and
 * fields only, so that what stock clients can rely on is what this one relies on.
 */
import * as encoding from 'lib0/encoding';
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import { messageYjsSyncStep1, writeSyncStep1 } from 'y-protocols/sync';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { faultOfClose, isFinalClose, isIllegalFrameClose } from './close-reason.ts';
import { countingSocket } from './counting-socket.ts';
import type { HeldFrames } from './held-frames.ts';
import type { LedgerEvent } from './ledger.ts';
import { LinkPulse } from './link-pulse.ts';
import { type Leaving, outgoing } from './outgoing.ts';
import type { FaultCode } from '../core/faults.ts';
import type { DocumentId } from '../core/ids.ts';
import type { Limits } from '../core/limits.ts';
import { decodeOwnFrame } from '../protocol/codec.ts';
import type { Received } from '../editor/carry/carried-words.ts';
import { FRAME, SYNC } from '../protocol/frames.ts';
import type { OwnFrame } from '../protocol/frames.ts';
import { handshakeParams } from '../protocol/handshake.ts';
import type { Handshake } from '../protocol/handshake.ts';
import { assert, assertNever } from '../std/assert.ts';
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
  /** What others wrote enters the document by way of it. */
  readonly incoming: HeldFrames;
  /** Has `apply` put what others wrote into the document. */
  readonly receive: (received: Received, apply: () => void) => void;
  /** 0 to 1, spreads the attempts of many clients. */
  readonly random: () => number;
  readonly leaving: () => Leaving;
  /** What the next connection says of itself. */
  readonly handshake: () => Handshake;
  /** The ledger's name for the update that is leaving; null: it has none. */
  readonly leavingChangeId: () => number | null;
  readonly hear: (event: LinkEvent) => void;
}

export class Link {
  readonly #options: LinkOptions;
  readonly #provider: WebsocketProvider;
  readonly #pulse: LinkPulse;
  #illegalCloseCount = 0;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#pulse = new LinkPulse(options.clock);
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
    return this.#pulse.downSinceMs;
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
    const { is } = this.#pulse;
    switch (is) {
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
        this.#pulse.probed();
        return;
      default:
        assertNever(is);
    }
  }

  /** To be called every so often. */
  tick(): void {
    if (this.#pulse.isOver(this.#provider.ws?.bufferedAmount ?? 0)) this.#renew();
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
    const { hear } = this.#options;
    this.#provider.on('status', ({ status }) => {
      if (status === 'connecting') this.#pulse.connecting();
    });
    this.#provider.on('connection-close', () => {
      this.#pulse.closed();
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
    this.#holdSync();
  }

  /** Content may have to wait; a question is answered by what there is. */
  #holdSync(): void {
    const { messageHandlers } = this.#provider;
    const read = messageHandlers[FRAME.sync];
    assert(read !== undefined, 'the provider reads no sync frames');
    messageHandlers[FRAME.sync] = (encoder, decoder, provider, isSynced, type) => {
      const { ws } = provider;
      // Read when its connection is gone, it says nothing of the one after.
      const step = () => read(encoder, decoder, provider, isSynced && provider.ws === ws, type);
      if (decoding.peekVarUint(decoder) === messageYjsSyncStep1) step();
      else this.#options.incoming.run(() => this.#options.receive(receivedIn(decoder), step));
    };
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
    this.#pulse.opened();
    this.#options.hear({ is: 'ledger', event: { is: 'connected' } });
  }

  #heard(socket: WebSocket): void {
    if (socket === this.#provider.ws) this.#pulse.heard();
  }

  #sending(frame: Uint8Array): readonly Uint8Array[] {
    const { limits, hear, leaving, leavingChangeId } = this.#options;
    const { hasSynced } = this.#pulse;
    const { updateBytesMax: bytesMax, updateStructsMax: structsMax } = limits;
    const { is, frames } = outgoing(frame, hasSynced, { bytesMax, structsMax }, leaving());
    if (is === 'held' || is === 'other') return frames;
    const frameCount = frames.length;
    this.#pulse.sent(frames);
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
        this.#pulse.settled(frame.count);
        this.#options.hear({ is: 'ledger', event: frame });
        return;
      case 'refused':
        this.#options.hear({ is: 'ledger', event: frame });
        return;
      case 'standing':
        this.#pulse.stood(frame.reason === 'storage_unavailable');
        this.#options.hear({ is: 'own-frame', frame });
        return;
      case 'position':
        this.#options.hear({ is: 'own-frame', frame });
        return;
      default:
        assertNever(frame);
    }
  }

  /** Gives up the socket without waiting for its closing handshake, and opens the next at once. */
  #renew(): void {
    const socket = this.#provider.ws;
    if (socket === null) return;
    socket.onclose?.call(socket, new CloseEvent('close', { code: 1006 }));
    this.connect();
  }
}

/** What is in a sync frame that is still to be read. */
function receivedIn(decoder: decoding.Decoder): Received {
  const { pos } = decoder;
  const isCatchingUp = decoding.readVarUint(decoder) === SYNC.step2;
  const update = decoding.readVarUint8Array(decoder);
  decoder.pos = pos;
  return { update, isCatchingUp };
}

function step1Of(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.sync);
  writeSyncStep1(encoder, doc);
  return encoding.toUint8Array(encoder);
}
