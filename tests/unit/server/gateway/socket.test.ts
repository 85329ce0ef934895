import { EventEmitter } from 'node:events';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { DEFAULT_LIMITS } from '../../../../lib/core/limits.ts';
import { HEARTBEAT } from '../../../../lib/protocol/codec.ts';
import type { ClientFrame } from '../../../../lib/protocol/frames.ts';
import { GatewaySocket } from '../../../../server/gateway/socket.ts';
import { silentLog } from '../../../support/silent-log.ts';

const OPEN = 1;
const CLOSING = 2;

/** The parts of a WebSocket that the gateway uses. */
class FakeWs extends EventEmitter {
  readyState = OPEN;
  isPaused = false;
  pingCount = 0;
  closes: [code: number, reason: string][] = [];
  isTerminated = false;

  close(code: number, reason: string): void {
    this.readyState = CLOSING;
    this.closes.push([code, reason]);
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  ping(): void {
    this.pingCount += 1;
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

/** A network that takes bytes only when told to. */
class SlowNetwork extends Duplex {
  readonly taken: Buffer[] = [];
  #goOn: (() => void) | null = null;

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.taken.push(chunk);
    this.#goOn = done;
  }

  async takeAll(): Promise<void> {
    for (let goOn = this.#goOn; goOn !== null; goOn = this.#goOn) {
      this.#goOn = null;
      goOn();
      await new Promise<void>((resolve) => process.nextTick(resolve));
    }
  }
}

function setUp(receive: (frame: ClientFrame) => void = () => {}) {
  const ws = new FakeWs();
  const network = new SlowNetwork();
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (event: string) => void warnings.push(event) };
  const socket = new GatewaySocket(ws as unknown as WebSocket, network as Duplex);
  socket.attach({ receive, ponged: () => {}, left: () => {} }, DEFAULT_LIMITS, log);
  return { ws, network, socket, warnings };
}

describe('a socket', () => {
  it('[GATE-9] keeps what its reader does not take as shared frames, and loses none of them', async () => {
    const { network, socket } = setUp();
    const frames = Array.from({ length: 5_000 }, (_, n) => Uint8Array.of(n >> 8, n & 255, 7));
    socket.write([new Uint8Array(200_000)]);
    for (const frame of frames) socket.write([frame]);
    expect(network.writableLength).toBe(200_000);
    expect(socket.bufferedBytes).toBe(200_000 + 15_000);
    await network.takeAll();
    expect(socket.bufferedBytes).toBe(0);
    expect(Buffer.concat(network.taken.slice(1)).equals(Buffer.concat(frames))).toBe(true);
    expect(network.taken.length).toBeLessThan(10);
  });

  it('[GATE-9] forgets what its reader did not take once it is told to go', async () => {
    const { ws, network, socket } = setUp();
    socket.write([new Uint8Array(200_000)]);
    socket.write([new Uint8Array(1_000)]);
    socket.close(1013, 'slow_reader');
    expect(socket.bufferedBytes).toBe(200_000);
    await network.takeAll();
    expect(network.taken.length).toBe(1);
    expect(ws.closes).toEqual([[1013, 'slow_reader']]);
  });

  it('[GATE-5] says and logs once that a frame is illegal, and hears nothing after it', () => {
    const received: ClientFrame[] = [];
    const { ws, warnings } = setUp((frame) => void received.push(frame));
    for (let n = 0; n < 100; n++) ws.emit('message', Buffer.of(9), true);
    ws.emit('message', Buffer.from(HEARTBEAT), true);
    ws.emit('message', Buffer.from('text'), false);
    expect(ws.closes).toEqual([[4400, 'bad_frame']]);
    expect(warnings).toEqual(['frame.refused']);
    expect(received).toEqual([]);
  });

  it('[GATE-19] a bug met while a frame is read ends that connection, not the process', () => {
    const { ws } = setUp(() => {
      throw new Error('a bug');
    });
    ws.emit('message', Buffer.from(HEARTBEAT), true);
    expect(ws.closes).toEqual([[1011, 'internal']]);
  });

  it('[GATE-14] takes no silence for death in one whose speaking was not heard', () => {
    const { ws, socket } = setUp();
    socket.proveAlive();
    socket.setReading(true, 'storage');
    socket.proveAlive();
    socket.setReading(false, 'storage');
    socket.proveAlive();
    expect(ws.isTerminated).toBe(false);
    socket.proveAlive();
    expect(ws.isTerminated).toBe(true);
  });

  it('[GATE-14] reads on after it was told to go, or it would never see the answer', () => {
    const { ws, socket } = setUp();
    socket.setReading(true, 'session');
    socket.close(1012, 'restarting');
    socket.setReading(true, 'storage');
    expect(ws.isPaused).toBe(false);
  });
});
