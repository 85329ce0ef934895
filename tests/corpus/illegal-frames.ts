/** What no WebSocket may carry (RFC 6455 section 5), as bytes on the wire. */
import { clientFrame } from '../support/raw-socket.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const CLOSE = 0x88;
const BINARY = 0x82;

/** Name, bytes on the wire, whether the rest of a claimed length never comes. */
export const ILLEGAL_FRAMES: readonly (readonly [string, Uint8Array])[] = [
  ['unmasked', clientFrame({ first: BINARY, payload: bytes(1, 1, 0), isMasked: false })],
  ['RSV1 set', clientFrame({ first: 0xc2, payload: bytes(1, 1, 0) })],
  ['RSV2 set', clientFrame({ first: 0xa2, payload: bytes(1, 1, 0) })],
  ['RSV3 set', clientFrame({ first: 0x92, payload: bytes(1, 1, 0) })],
  ['opcode 3', clientFrame({ first: 0x83, payload: bytes(1) })],
  ['opcode 11', clientFrame({ first: 0x8b, payload: bytes(1) })],
  ['a lone continuation', clientFrame({ first: 0x80, payload: bytes(1) })],
  ['a ping of 126 bytes', clientFrame({ first: 0x89, payload: new Uint8Array(126) })],
  ['a fragmented ping', clientFrame({ first: 0x09, payload: bytes(1) })],
  ['close code 1005', clientFrame({ first: CLOSE, payload: bytes(0x03, 0xed) })],
  ['close code 1006', clientFrame({ first: CLOSE, payload: bytes(0x03, 0xee) })],
  ['close code 999', clientFrame({ first: CLOSE, payload: bytes(0x03, 0xe7) })],
  ['a close of one byte', clientFrame({ first: CLOSE, payload: bytes(0x03) })],
  ['bad UTF-8 in a close', clientFrame({ first: CLOSE, payload: bytes(0x03, 0xe8, 0xff) })],
  ['bad UTF-8 in a text', clientFrame({ first: 0x81, payload: bytes(0xff, 0xfe) })],
  ['a text frame', clientFrame({ first: 0x81, payload: bytes(0x68, 0x69) })],
  [
    'a length of 2^63 + 5',
    clientFrame({ first: BINARY, lengthField: [127, 0x80, 0, 0, 0, 0, 0, 0, 5] }),
  ],
  [
    'a length of 2^53',
    clientFrame({ first: BINARY, lengthField: [127, 0, 0x20, 0, 0, 0, 0, 0, 0] }),
  ],
  [
    'a length of 1 GiB',
    clientFrame({ first: BINARY, lengthField: [127, 0, 0, 0, 0, 0x40, 0, 0, 0] }),
  ],
];
