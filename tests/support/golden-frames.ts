/** Every frame of the wire, byte for byte; `docs/PROTOCOL.md` shows the same. */
import { newEpoch } from '../../lib/core/ids.ts';
import type {
  ClientFrame,
  OwnFrame,
  StateVector,
  AwarenessEntry,
} from '../../lib/protocol/frames.ts';
import { awarenessFrame } from './awareness-frame.ts';

export const GOLDEN_EPOCH = newEpoch({ bytes: (length) => new Uint8Array(length).fill(1) });

const VECTOR: StateVector = new Map([
  [300, 2],
  [1, 130],
]);
/** Client 1 writes "a" at the beginning of the title. */
const UPDATE = Uint8Array.from([1, 1, 1, 0, 4, 1, 5, 116, 105, 116, 108, 101, 1, 97, 0]);
const ENTRIES: readonly AwarenessEntry[] = [
  { clientId: 1, clock: 2, state: { user: { name: 'Ada' } } },
  { clientId: 300, clock: 3, state: null },
];

interface Golden<Frame> {
  readonly name: string;
  readonly hex: string;
  readonly meaning: Frame;
}

/** Both sides may send these. */
export const CLIENT_FRAMES: readonly Golden<ClientFrame>[] = [
  {
    name: 'step1',
    hex: '00 00 07 02 ac 02 02 01 82 01',
    meaning: { is: 'step1', stateVector: VECTOR },
  },
  {
    name: 'step2',
    hex: '00 01 0f 01 01 01 00 04 01 05 74 69 74 6c 65 01 61 00',
    meaning: { is: 'step2', update: UPDATE },
  },
  {
    name: 'empty step2',
    hex: '00 01 02 00 00',
    meaning: { is: 'step2', update: Uint8Array.of(0, 0) },
  },
  {
    name: 'update',
    hex: '00 02 0f 01 01 01 00 04 01 05 74 69 74 6c 65 01 61 00',
    meaning: { is: 'update', update: UPDATE },
  },
  {
    name: 'awareness',
    hex:
      '01 23 02 01 02 17 7b 22 75 73 65 72 22 3a 7b 22 6e 61 6d 65 22 3a 22 41 64 61 22 7d 7d' +
      ' ac 02 03 04 6e 75 6c 6c',
    meaning: awarenessFrame(...ENTRIES),
  },
  { name: 'heartbeat', hex: '01 01 00', meaning: awarenessFrame() },
  { name: 'query awareness', hex: '03', meaning: { is: 'query-awareness' } },
];

/** The server alone sends these. */
export const OWN_FRAMES: readonly Golden<OwnFrame>[] = [
  { name: 'settled', hex: '64 ac 02', meaning: { is: 'settled', count: 300 } },
  {
    name: 'refused, not final',
    hex: '65 07 06 72 65 73 79 6e 63',
    meaning: { is: 'refused', index: 7, code: 'resync' },
  },
  {
    name: 'refused, final',
    hex: '65 07 08 74 6f 6f 5f 64 65 65 70',
    meaning: { is: 'refused', index: 7, code: 'too_deep' },
  },
  {
    name: 'standing',
    hex: '66 0b 41 51 45 42 41 51 45 42 41 51 45 06 65 64 69 74 6f 72 00',
    meaning: { is: 'standing', epoch: GOLDEN_EPOCH, role: 'editor', reason: null },
  },
  {
    name: 'standing, with a reason',
    hex:
      '66 0b 41 51 45 42 41 51 45 42 41 51 45 06 76 69 65 77 65 72' +
      ' 10 64 6f 63 75 6d 65 6e 74 5f 64 61 6d 61 67 65 64',
    meaning: {
      is: 'standing',
      epoch: GOLDEN_EPOCH,
      role: 'viewer',
      reason: 'document_damaged',
    },
  },
  {
    name: 'position',
    hex: '67 82 01 ac 02',
    meaning: { is: 'position', seq: 130, documentBytes: 300 },
  },
];

export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.split(' '), (byte) => Number.parseInt(byte, 16));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
