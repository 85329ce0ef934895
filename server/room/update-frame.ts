/**
 * An update as a ready WebSocket frame: the bytes of `wsFrame(encodeUpdate(update))` in one go.
 * Opening a long log makes a hundred thousand of them, and every keystroke one.
 */
import { FRAME, SYNC } from '../../lib/protocol/frames.ts';
import { wsHeader } from './ws-frame.ts';

/** One byte each: both numbers are below 128. */
const TYPE_BYTES = 2;

export function updateFrame(update: Uint8Array): Uint8Array {
  const payloadLength = TYPE_BYTES + varUintLength(update.length) + update.length;
  const { frame, at: headerLength } = wsHeader(payloadLength);
  let at = headerLength;
  frame[at++] = FRAME.sync;
  frame[at++] = SYNC.update;
  let rest = update.length;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) frame[at++] = 0x80 | (rest & 0x7f);
  frame[at++] = rest;
  frame.set(update, at);
  return frame;
}

/** As lib0 writes them: seven bits in a byte. */
function varUintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 0x80)) length += 1;
  return length;
}
