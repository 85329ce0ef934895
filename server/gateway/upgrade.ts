/** The one owner of upgrades: `/collab/<documentId>` is ours, anything else is answered at once. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ServerOptions, WebSocket } from 'ws';
import { assertNever } from '../../lib/std/assert.ts';
import type { Clock } from '../../lib/std/clock.ts';
import { AppError, FAULTS } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Meter } from '../meter.ts';
import type { Bus, Log, RoomCommand } from '../ports.ts';
import type { RoomRegistry } from '../room/registry.ts';
import { addressBlockOf } from '../services/address-block.ts';
import { admit } from './admission.ts';
import type { Admission, AdmissionPorts } from './admission.ts';
import { BoundedLog } from './bounded-log.ts';
import { Entries } from './entries.ts';
import { clientAddressOf, isAllowedOrigin } from './origin.ts';
import type { OriginConfig } from './origin.ts';
import { refuseRaw } from './refusal.ts';
import { RecentDocuments } from './recent-documents.ts';
import { ReadingTurns } from './reading-turns.ts';
import { Shares } from './shares.ts';
import { GatewaySocket } from './socket.ts';
import type { SocketPorts } from './socket.ts';
import { UnfinishedFrame } from './unfinished-frame.ts';
import { hasTicket, whoComes, type WhoPorts } from './who-comes.ts';

const COLLAB_PATH = '/collab/';
/** How long a peer may take to answer our closing frame. */
const CLOSE_TIMEOUT_MS = 5_000;
/** More changes of access while one person enters are no accident. */
const ADMISSION_TRIES = 5;

export interface UpgradePorts extends AdmissionPorts, WhoPorts {
  readonly rooms: RoomRegistry;
  readonly origins: OriginConfig;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly logger: Log;
  readonly meter: Meter;
  readonly bus: Bus;
}

export interface Gateway {
  /** For every upgrade of the one HTTP server that nobody else owns. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  readonly socketCount: number;
  /** Of all sockets: what is on its way to them. */
  sendBufferBytes(): number;
  /** Stops the keep-alive; sockets are closed by their rooms. */
  close(): void;
}

export function makeGateway(ports: UpgradePorts): Gateway {
  return new UpgradeGateway(ports);
}

/** Whose a socket is; null: nobody's. */
interface Whose {
  readonly personId: PersonId | null;
  /** Of the sign-in or token that opened it; null: a guest, or nobody. */
  readonly proofId: string | null;
}

class UpgradeGateway implements Gateway {
  readonly #ports: UpgradePorts;
  readonly #admissionPorts: AdmissionPorts;
  readonly #recent: RecentDocuments;
  readonly #entries = new Entries();
  readonly #wss: WebSocketServer;
  readonly #sockets = new Map<GatewaySocket, Whose>();
  readonly #ofAddress: Shares<string>;
  readonly #ofPerson: Shares<PersonId>;
  /** Bytes of unfinished messages, by address. */
  readonly #unfinished: Shares<string>;
  readonly #strangers: BoundedLog;
  readonly #socketPorts: SocketPorts;
  readonly #unsubscribe: () => void;
  #cancelRound: () => void;

  constructor(ports: UpgradePorts) {
    this.#ports = ports;
    this.#recent = new RecentDocuments(ports.documents, ports.clock);
    this.#admissionPorts = { ...ports, documents: this.#recent };
    this.#strangers = new BoundedLog(ports.logger, ports.clock);
    const { limits, logger, meter, clock } = ports;
    const turns = new ReadingTurns({ clock, sliceMs: limits.readSliceMs, soon: setImmediate });
    this.#ofAddress = new Shares(limits.addressSocketsMax);
    this.#ofPerson = new Shares(limits.personSocketsMax);
    const { addressUnfinishedBytesMax, unfinishedBytesMax } = limits;
    this.#unfinished = new Shares(addressUnfinishedBytesMax, unfinishedBytesMax);
    const gone = (socket: GatewaySocket) => this.#gone(socket);
    this.#socketPorts = { limits, logger, meter, turns, gone };
    // The published types of ws lack `closeTimeout` (8.18.2).
    const options: ServerOptions & { readonly closeTimeout: number } = {
      noServer: true,
      clientTracking: false,
      // Compression costs memory per connection and gains nothing on keystrokes.
      perMessageDeflate: false,
      maxPayload: ports.limits.frameBytesMax,
      closeTimeout: CLOSE_TIMEOUT_MS,
    };
    this.#wss = new WebSocketServer(options);
    this.#cancelRound = this.#scheduleRound();
    this.#unsubscribe = ports.bus.subscribe((command) => this.#hear(command));
  }

  get socketCount(): number {
    return this.#sockets.size;
  }

  sendBufferBytes(): number {
    let sum = 0;
    for (const { bufferedBytes } of this.#sockets.keys()) sum += bufferedBytes;
    return sum;
  }

  close(): void {
    this.#cancelRound();
    this.#unsubscribe();
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const { logger, origins } = this.#ports;
    // Node removed its own listener with the upgrade: a reset now would end the process.
    stream.on('error', (err) => logger.debug('socket.failed', { err }));
    const url = URL.parse(request.url ?? '', 'http://local');
    if (url === null || !url.pathname.startsWith(COLLAB_PATH)) {
      return this.#refuse(stream, 'not_found');
    }
    const isExpected = hasTicket(url.searchParams) || isAllowedOrigin(request.headers, origins);
    if (!isExpected) return this.#refuse(stream, 'foreign_origin');
    const { remoteAddress } = request.socket;
    const address = addressBlockOf(clientAddressOf(request.headers, remoteAddress, origins));
    if (!this.#ofAddress.take(address, 1)) return this.#refuse(stream, 'too_many_requests');
    stream.on('close', () => this.#ofAddress.giveBack(address, 1));
    void this.#greet(request, stream, head, url, address);
  }

  #refuse(stream: Duplex, code: FaultCode): void {
    this.#ports.meter.refusedConnections.add(code);
    refuseRaw(stream, code);
  }

  /** Asks again when access to the document changed meanwhile, or whoever this is was signed out. */
  async #greet(
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    url: URL,
    address: string,
  ): Promise<void> {
    const documentId = url.pathname.slice(COLLAB_PATH.length);
    const ask = this.#questionOf(request, documentId, url.searchParams);
    for (let tries = 0; tries < ADMISSION_TRIES; tries++) {
      const entry = this.#entries.begin(documentId);
      try {
        const admission = await ask();
        const isOver = typeof admission !== 'string' && entry.isOverFor(admission.opening.personId);
        // Nothing comes between this and entering the room: it is the same turn.
        if (!isOver) return this.#upgrade(request, stream, head, admission, address);
      } finally {
        entry.end();
      }
    }
    const outrun = new AppError('too_many_requests', 'admission outrun by changes of access');
    this.#upgrade(request, stream, head, this.#refusal(outrun), address);
  }

  #upgrade(
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    admission: Admission | FaultCode,
    address: string,
  ): void {
    try {
      this.#wss.handleUpgrade(request, stream, head, (ws) => {
        this.#admitted(ws, stream, admission, address);
      });
    } catch (err) {
      this.#ports.logger.warn('upgrade.failed', { err });
      stream.destroy();
    }
  }

  /** May be asked several times; a ticket is taken once. */
  #questionOf(
    request: IncomingMessage,
    documentId: string,
    params: URLSearchParams,
  ): () => Promise<Admission | FaultCode> {
    try {
      const who = whoComes(this.#ports, documentId, params, request.headers);
      return async () => {
        try {
          return await admit(this.#admissionPorts, documentId, params, who);
        } catch (err) {
          return this.#refusal(err);
        }
      };
    } catch (err) {
      const refusal = this.#refusal(err);
      return async () => refusal;
    }
  }

  #refusal(err: unknown): FaultCode {
    const { logger, meter } = this.#ports;
    const code = err instanceof AppError ? err.code : 'internal';
    meter.refusedConnections.add(code);
    if (code === 'internal') logger.error('session.refused', { code, err });
    else this.#strangers.info('session.refused', code);
    return code;
  }

  /** A browser sees a close code only after the upgrade, so a refusal opens first, too. */
  #admitted(
    ws: WebSocket,
    stream: Duplex,
    admission: Admission | FaultCode,
    address: string,
  ): void {
    ws.on('error', (error: NodeJS.ErrnoException) => {
      const refused = refusalIn(error);
      if (refused !== null) this.#ports.meter.refusedFrames.add(refused);
      this.#strangers.info('socket.failed', error.code ?? error.name);
    });
    const unfinished = new UnfinishedFrame(address, this.#unfinished);
    if (typeof admission === 'string') return turnAway(ws, stream, unfinished, admission);
    const { documentId, epoch, opening, proofId } = admission;
    const { personId } = opening;
    if (personId !== null && !this.#ofPerson.take(personId, 1)) {
      this.#ports.meter.refusedConnections.add('too_many_requests');
      return turnAway(ws, stream, unfinished, 'too_many_requests');
    }
    const socket = new GatewaySocket(ws, stream, unfinished, this.#socketPorts);
    this.#sockets.set(socket, { personId, proofId });
    socket.attach(this.#ports.rooms.enter(documentId, epoch, opening, socket));
  }

  #gone(socket: GatewaySocket): void {
    const personId = this.#sockets.get(socket)?.personId ?? null;
    this.#sockets.delete(socket);
    if (personId !== null) this.#ofPerson.giveBack(personId, 1);
  }

  #hear(command: RoomCommand): void {
    this.#entries.hear(command);
    switch (command.is) {
      case 'access-changed':
      case 'close':
      case 'revoke':
        return this.#recent.forget(command.documentId);
      case 'guest-linked':
        // Whatever it owned has another owner.
        return this.#recent.forgetAll();
      case 'signed-out':
        return this.#signedOut(command);
      case 'access-gained':
      case 'judged':
      case 'rename':
        return;
      default:
        assertNever(command);
    }
  }

  /** Whoever signed out, here or on another instance, writes and reads no more. */
  #signedOut({ memberId, proofIds }: Extract<RoomCommand, { is: 'signed-out' }>): void {
    for (const [socket, { personId, proofId }] of this.#sockets) {
      if (personId !== memberId) continue;
      if (proofIds !== null && (proofId === null || !proofIds.includes(proofId))) continue;
      socket.close(FAULTS.signed_out.ws, 'signed_out');
    }
  }

  #scheduleRound(): () => void {
    return this.#ports.clock.after(this.#ports.limits.pingMs, () => {
      for (const socket of this.#sockets.keys()) socket.proveAlive();
      this.#cancelRound = this.#scheduleRound();
    });
  }
}

/** What of WebSocket itself the peer broke; null: the network failed. */
function refusalIn({ code = '' }: NodeJS.ErrnoException): FaultCode | null {
  if (!code.startsWith('WS_ERR_')) return null;
  return code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'too_large' : 'bad_frame';
}

/** It may go on sending until it has read our closing frame; that is kept like anybody's. */
function turnAway(
  ws: WebSocket,
  stream: Duplex,
  unfinished: UnfinishedFrame,
  code: FaultCode,
): void {
  stream.prependListener('data', (chunk: Buffer) => {
    if (!unfinished.grew(chunk.length)) ws.terminate();
  });
  ws.on('close', () => unfinished.ended());
  ws.close(FAULTS[code].ws, code);
}
