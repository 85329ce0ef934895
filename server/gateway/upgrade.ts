/** The one owner of upgrades: `/collab/<documentId>` is ours, anything else is answered at once. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { ServerOptions, WebSocket } from 'ws';
import type { Clock } from '../../lib/std/clock.ts';
import { AppError, FAULTS } from '../../lib/core/faults.ts';
import type { FaultCode } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Meter } from '../meter.ts';
import type { Log } from '../ports.ts';
import type { RoomRegistry } from '../room/registry.ts';
import { admit } from './admission.ts';
import type { Admission, AdmissionPorts } from './admission.ts';
import { BoundedLog } from './bounded-log.ts';
import { clientAddressOf, isAllowedOrigin } from './origin.ts';
import type { OriginConfig } from './origin.ts';
import { refuseRaw } from './refusal.ts';
import { ReadingTurns } from './reading-turns.ts';
import { GatewaySocket } from './socket.ts';
import type { SocketPorts } from './socket.ts';

const COLLAB_PATH = '/collab/';
/** How long a peer may take to answer our closing frame. */
const CLOSE_TIMEOUT_MS = 5_000;

export interface UpgradePorts extends AdmissionPorts {
  readonly rooms: RoomRegistry;
  readonly origins: OriginConfig;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly logger: Log;
  readonly meter: Meter;
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

class UpgradeGateway implements Gateway {
  readonly #ports: UpgradePorts;
  readonly #wss: WebSocketServer;
  readonly #sockets = new Set<GatewaySocket>();
  readonly #socketsOf = new Map<string, number>();
  readonly #strangers: BoundedLog;
  readonly #socketPorts: SocketPorts;
  #cancelRound: () => void;

  constructor(ports: UpgradePorts) {
    this.#ports = ports;
    this.#strangers = new BoundedLog(ports.logger, ports.clock);
    const { limits, logger, meter, clock } = ports;
    const turns = new ReadingTurns({ clock, sliceMs: limits.readSliceMs, soon: setImmediate });
    this.#socketPorts = { limits, logger, meter, turns };
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
  }

  get socketCount(): number {
    return this.#sockets.size;
  }

  sendBufferBytes(): number {
    let sum = 0;
    for (const { bufferedBytes } of this.#sockets) sum += bufferedBytes;
    return sum;
  }

  close(): void {
    this.#cancelRound();
  }

  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const { logger, origins, limits } = this.#ports;
    // Node removed its own listener with the upgrade: a reset now would end the process.
    stream.on('error', (err) => logger.debug('socket.failed', { err }));
    const url = URL.parse(request.url ?? '', 'http://local');
    if (url === null || !url.pathname.startsWith(COLLAB_PATH)) {
      return this.#refuse(stream, 'not_found');
    }
    if (!isAllowedOrigin(request.headers, origins)) return this.#refuse(stream, 'foreign_origin');
    const address = clientAddressOf(request.headers, request.socket.remoteAddress, origins);
    const socketCount = this.#socketsOf.get(address) ?? 0;
    if (socketCount >= limits.addressSocketsMax) return this.#refuse(stream, 'too_many_requests');
    this.#socketsOf.set(address, socketCount + 1);
    stream.on('close', () => this.#release(address));
    void this.#greet(request, stream, head, url);
  }

  #refuse(stream: Duplex, code: FaultCode): void {
    this.#ports.meter.refusedConnections.add(code);
    refuseRaw(stream, code);
  }

  async #greet(request: IncomingMessage, stream: Duplex, head: Buffer, url: URL): Promise<void> {
    const { logger } = this.#ports;
    let admission: Admission | FaultCode;
    try {
      const documentId = url.pathname.slice(COLLAB_PATH.length);
      admission = await admit(this.#ports, documentId, url.searchParams, request.headers);
    } catch (err) {
      admission = err instanceof AppError ? err.code : 'internal';
      this.#ports.meter.refusedConnections.add(admission);
      if (admission === 'internal') logger.error('session.refused', { code: admission, err });
      else this.#strangers.info('session.refused', admission);
    }
    try {
      this.#wss.handleUpgrade(request, stream, head, (ws) => this.#admitted(ws, stream, admission));
    } catch (err) {
      logger.warn('upgrade.failed', { err });
      stream.destroy();
    }
  }

  /** A browser sees a close code only after the upgrade, so a refusal opens first, too. */
  #admitted(ws: WebSocket, stream: Duplex, admission: Admission | FaultCode): void {
    const { rooms } = this.#ports;
    ws.on('error', (error: NodeJS.ErrnoException) => {
      this.#strangers.info('socket.failed', error.code ?? error.name);
    });
    if (typeof admission === 'string') return ws.close(FAULTS[admission].ws, admission);
    const socket = new GatewaySocket(ws, stream, this.#socketPorts);
    this.#sockets.add(socket);
    ws.on('close', () => this.#sockets.delete(socket));
    const { documentId, epoch, opening } = admission;
    socket.attach(rooms.enter(documentId, epoch, opening, socket));
  }

  #release(address: string): void {
    const left = (this.#socketsOf.get(address) ?? 1) - 1;
    if (left > 0) this.#socketsOf.set(address, left);
    else this.#socketsOf.delete(address);
  }

  #scheduleRound(): () => void {
    return this.#ports.clock.after(this.#ports.limits.pingMs, () => {
      for (const socket of this.#sockets) socket.proveAlive();
      this.#cancelRound = this.#scheduleRound();
    });
  }
}
