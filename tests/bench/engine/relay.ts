/**
 * The limit: a server that knows nothing. What comes in goes to everybody else in the same document,
 * one frame made for all, one write a socket for everything that came in the same turn.
 * No document, no check, no storage, no answer to anything.
 */
import { createServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';

interface Room {
  readonly sockets: Map<WebSocket, Duplex>;
  readonly waiting: { readonly from: WebSocket; readonly frame: Buffer }[];
}

const rooms = new Map<string, Room>();
const dirty = new Set<Room>();
const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer((_request, response) => response.end());

server.on('upgrade', (request, stream: Duplex, head) => {
  wss.handleUpgrade(request, stream, head, (ws) => enter(request.url ?? '/', ws, stream));
});
server.listen({ host: '127.0.0.1', port: Number(process.argv[2]), backlog: 4_096 });
process.on('SIGTERM', () => process.exit(0));

function enter(name: string, ws: WebSocket, stream: Duplex): void {
  const room: Room = rooms.get(name) ?? { sockets: new Map(), waiting: [] };
  rooms.set(name, room);
  room.sockets.set(ws, stream);
  ws.on('message', (message: RawData) => {
    const payload = Buffer.isBuffer(message) ? message : Buffer.alloc(0);
    if (dirty.size === 0) setImmediate(flush);
    dirty.add(room);
    room.waiting.push({ from: ws, frame: frameOf(payload) });
  });
  ws.on('error', () => ws.terminate());
  ws.on('close', () => room.sockets.delete(ws));
}

function flush(): void {
  for (const room of dirty) {
    const waiting = room.waiting.splice(0);
    const whole = Buffer.concat(waiting.map(({ frame }) => frame));
    const slices = othersOf(waiting, whole);
    for (const [ws, stream] of room.sockets) {
      stream.cork();
      for (const slice of slices.get(ws) ?? [whole]) stream.write(slice);
      stream.uncork();
    }
  }
  dirty.clear();
}

/** For each writer the stretches between its own frames. */
function othersOf(waiting: Room['waiting'], whole: Buffer): Map<WebSocket, Buffer[]> {
  const cuts = new Map<WebSocket, { slices: Buffer[]; from: number }>();
  let at = 0;
  for (const { from: ws, frame } of waiting) {
    const cut = cuts.get(ws) ?? { slices: [], from: 0 };
    cuts.set(ws, cut);
    if (at > cut.from) cut.slices.push(whole.subarray(cut.from, at));
    at += frame.length;
    cut.from = at;
  }
  return new Map(
    [...cuts].map(([ws, { slices, from }]) => [
      ws,
      from < at ? [...slices, whole.subarray(from, at)] : slices,
    ]),
  );
}

function frameOf(payload: Buffer): Buffer {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = 0x82;
  header[1] = header.length === 2 ? length : header.length === 4 ? 126 : 127;
  if (header.length === 4) header.writeUInt16BE(length, 2);
  if (header.length === 10) header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, payload]);
}
