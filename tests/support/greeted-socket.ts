/** WebSockets by hand that joined a document and cost their own process next to nothing. */
import { connect, type Socket } from 'node:net';

/** Masked with zeros: a step1 that has nothing. */
const STEP1_FRAME = Uint8Array.of(0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0);
const AT_ONCE = 50;
/** What every join ends with: an empty step2, as the server frames it. */
const EMPTY_STEP2_FRAME = Buffer.of(0x82, 5, 0, 1, 2, 0, 0);

function greetedSocket(url: string): Promise<Socket> {
  const { hostname, port, host, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let heard = Buffer.alloc(0);
    const hear = (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      if (!heard.includes(EMPTY_STEP2_FRAME)) return;
      socket.off('data', hear);
      socket.resume();
      resolve(socket);
    };
    socket.on('data', hear);
    socket.on('error', reject);
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\n` +
        'Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
        `Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    );
    socket.write(STEP1_FRAME);
  });
}

/** Spread over the documents, some at a time. */
export async function greetedSockets(
  urls: readonly string[],
  count: number,
  atOnce = AT_ONCE,
): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let from = 0; from < count; from += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - from) }, (_, n) =>
      greetedSocket(urls[(from + n) % urls.length] ?? ''),
    );
    sockets.push(...(await Promise.all(batch)));
  }
  return sockets;
}
