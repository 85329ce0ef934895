import { EventEmitter } from 'node:events';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { DEFAULT_LIMITS } from '../../../../lib/core/limits.ts';
import { HEARTBEAT } from '../../../../lib/protocol/codec.ts';
import type { ClientFrame } from '../../../../lib/protocol/frames.ts';
import { Meter } from '../../../../server/meter.ts';
import { ReadingTurns } from '../../../../server/gateway/reading-turns.ts';
import { Shares } from '../../../../server/gateway/shares.ts';
import { GatewaySocket } from '../../../../server/gateway/socket.ts';
import { UnfinishedFrame } from '../../../../server/gateway/unfinished-frame.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { silentLog } from '../../../support/silent-log.ts';

const OPEN = 1;
const CLOSING = 2;
const UNFINISHED_BYTES_MAX = 1_000_000;

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
    await new Promise<void>((resolve) => process.nextTick(resolve));
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
  const clock = new HandClock();
  const loop: (() => void)[] = [];
  const soon = (run: () => void) => void loop.push(run);
  const unfinished = new UnfinishedFrame('here', new Shares(UNFINISHED_BYTES_MAX));
  const turns = new ReadingTurns({ clock, sliceMs: 10, soon });
  const socket = new GatewaySocket(ws as unknown as WebSocket, network as Duplex, unfinished, {
    limits: DEFAULT_LIMITS,
    logger: log,
    meter: new Meter(),
    turns,
    gone: () => {},
  });
  let leftCount = 0;
  socket.attach({ receive, ponged: () => {}, left: () => void (leftCount += 1) });
  return {
    ws,
    network,
    socket,
    warnings,
    clock,
    /** One turn of the event loop. */
    turn: () => {
      for (const run of loop.splice(0)) run();
    },
    get leftCount() {
      return leftCount;
    },
  };
}

/** A step1 that says it is the n-th. */
const numbered = (n: number) => Buffer.of(0, 0, 3, 1, n, 1);
const numberOf = (frame: ClientFrame) =>
  frame.is === 'step1' ? ([...frame.stateVector.keys()][0] ?? -1) : -1;

describe('a socket', () => {
  it('[GATE-9] keeps what its reader does not take as shared frames, and loses none of them', async () => {
    const { network, socket } = setUp();
    const frames = Array.from({ length: 5_000 }, (_, n) => Uint8Array.of(n >> 8, n & 255, 7));
    socket.write([new Uint8Array(200_000)]);
    for (const frame of frames) socket.write([frame]);
    expect(network.writableLength).toBe(200_000);
    expect(socket.bufferedBytes).toBeGreaterThanOrEqual(200_000 + 15_000);
    await network.takeAll();
    expect(socket.bufferedBytes).toBe(0);
    expect(Buffer.concat(network.taken.slice(1)).equals(Buffer.concat(frames))).toBe(true);
    expect(network.taken.length).toBeLessThan(10);
  });

  it('[GATE-30] hands over all that one turn has to say in one go', async () => {
    const { network, socket } = setUp();
    const batches: number[] = [];
    network._writev = (chunks, done) => {
      batches.push(chunks.length);
      done();
    };
    socket.write([Uint8Array.of(1), Uint8Array.of(2)]);
    socket.write([Uint8Array.of(3)]);
    await new Promise<void>((resolve) => process.nextTick(resolve));
    socket.write([Uint8Array.of(4), Uint8Array.of(5)]);
    await new Promise<void>((resolve) => process.nextTick(resolve));
    expect(batches).toEqual([3, 2]);
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

  it('[GATE-23] takes silence of one that still takes what we write for no death', async () => {
    const { ws, network, socket } = setUp();
    const rounds = DEFAULT_LIMITS.slowReaderMs / DEFAULT_LIMITS.pingMs;
    socket.write([new Uint8Array(200_000)]);
    for (let round = 0; round <= rounds; round++) socket.proveAlive();
    expect(ws.isTerminated).toBe(false);
    await network.takeAll();
    socket.write([new Uint8Array(200_000)]);
    for (let round = 0; round <= rounds; round++) socket.proveAlive();
    expect(ws.isTerminated).toBe(false);
    socket.proveAlive();
    expect(ws.isTerminated).toBe(true);
  });

  it('[GATE-21] reads what pours in slices, in order, and pauses the pourer meanwhile', () => {
    const read: number[] = [];
    const world = setUp((frame) => {
      read.push(numberOf(frame));
      world.clock.pass(1);
    });
    for (let n = 0; n < 100; n++) world.ws.emit('message', numbered(n), true);
    expect(read.length).toBe(10);
    expect(world.ws.isPaused).toBe(true);
    world.turn();
    expect(read.length).toBeGreaterThan(10);
    expect(read.length).toBeLessThan(60);
    for (let turns = 0; turns < 10; turns++) world.turn();
    expect(read).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect(world.ws.isPaused).toBe(false);
  });

  it('[GATE-21] hears out whoever leaves, and only then tells the room', () => {
    const read: number[] = [];
    const world = setUp((frame) => {
      read.push(numberOf(frame));
      world.clock.pass(5);
    });
    for (let n = 0; n < 6; n++) world.ws.emit('message', numbered(n), true);
    world.socket.setReading(true, 'storage');
    world.ws.readyState = CLOSING;
    world.ws.emit('close');
    expect([read.length, world.leftCount]).toEqual([2, 0]);
    world.turn();
    expect([read.length, world.leftCount]).toEqual([6, 1]);
    for (let turns = 0; turns < 3; turns++) world.turn();
    expect(world.leftCount).toBe(1);
  });

  it('[ROOM-17] reads none of what came with it once reading is paused', () => {
    const read: number[] = [];
    const world = setUp((frame) => {
      read.push(numberOf(frame));
      if (read.length === 3) world.socket.setReading(true, 'session');
    });
    for (let n = 0; n < 6; n++) world.ws.emit('message', numbered(n), true);
    world.turn();
    expect(read).toEqual([0, 1, 2]);
    world.socket.setReading(false, 'session');
    world.turn();
    expect(read).toEqual([0, 1, 2, 3, 4, 5]);
    expect(world.ws.isPaused).toBe(false);
  });

  it('[ROOM-26] tells once when enough of what was written is taken', async () => {
    const { network, socket } = setUp();
    let toldCount = 0;
    const told = () => void (toldCount += 1);
    for (let n = 0; n < 4; n++) socket.write([new Uint8Array(200_000)]);
    socket.whenBelow(100_000, told);
    expect(toldCount).toBe(0);
    await network.takeAll();
    expect(toldCount).toBe(1);
    socket.write([new Uint8Array(10)]);
    socket.whenBelow(5, told);
    await network.takeAll();
    expect(toldCount).toBe(2);
  });

  it('[GATE-25] keeps no more of unfinished messages than one address may have', () => {
    const { ws, network } = setUp();
    for (let n = 0; n < 20; n++) {
      network.emit('data', Buffer.alloc(60_000));
      ws.emit('message', Buffer.from(HEARTBEAT), true);
    }
    expect(ws.closes).toEqual([]);
    for (let n = 0; n < 20; n++) network.emit('data', Buffer.alloc(60_000));
    expect(ws.closes).toEqual([[1013, 'too_many_requests']]);
  });

  it('[GATE-25] keeps no more of one that was told to go, either', () => {
    const { ws, network, socket } = setUp();
    socket.close(1012, 'restarting');
    for (let n = 0; n < 16; n++) network.emit('data', Buffer.alloc(60_000));
    expect(ws.isTerminated).toBe(false);
    for (let n = 0; n < 2; n++) network.emit('data', Buffer.alloc(60_000));
    expect(ws.isTerminated).toBe(true);
  });

  it('[GATE-25] ends a connection whose message never becomes whole, whatever else it says', () => {
    const { ws, network, socket } = setUp();
    const rounds = DEFAULT_LIMITS.frameMs / DEFAULT_LIMITS.pingMs;
    network.emit('data', Buffer.alloc(100_000));
    for (let round = 0; round <= rounds; round++) {
      expect(ws.isTerminated).toBe(false);
      ws.emit('pong');
      socket.proveAlive();
    }
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
