/**
 * A program that pours updates into a document, in a process of its own: who measures others must
 * not share a thread with it. Arguments: URL of the document, how many updates.
 */
import { WebSocket } from 'ws';
import { decodeOwnFrame, encodeUpdate } from '../../lib/protocol/codec.ts';
import { rawUpdate } from './update-builder.ts';

const [url = '', count = '0'] = process.argv.slice(2);
const CLIENT = 9;

const frames = Array.from({ length: Number(count) }, (_, clock) =>
  encodeUpdate(
    rawUpdate([
      {
        client: CLIENT,
        clock,
        structs: [
          clock === 0
            ? { parent: 'title', content: { text: 'p' } }
            : { origin: [CLIENT, clock - 1], content: { text: 'p' } },
        ],
      },
    ]),
  ),
);

const socket = new WebSocket(`${url}?stored=1`);
socket.on('message', (message: Buffer) => {
  const own = decodeOwnFrame(new Uint8Array(message));
  if (!own.ok || own.value.is !== 'settled' || own.value.count < frames.length) return;
  process.stdout.write('settled\n');
  socket.close();
});
socket.on('open', () => {
  process.stdout.write('ready\n');
  // The one who watches says when.
  process.stdin.once('data', () => {
    for (const frame of frames) socket.send(frame);
    process.stdin.destroy();
  });
});
