/**
 * Does a returning copy have what it says it was sent? A data folder that was copied back goes on
 * counting from where it stood, so the same seq may stand for other updates than it did for the
 * copy; it would be sent what came after them and lack them for ever.
 */
import type { ClientId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { Cursor } from '../../lib/protocol/cursor.ts';
import type { StateVector } from '../../lib/protocol/frames.ts';
import type { Known } from '../../lib/protocol/known.ts';
import { parseUpdate } from '../../lib/protocol/update-v1.ts';

/**
 * Whatever the copy has less of must begin, where the copy ends, in what came later. Text that was
 * only deleted leaves no mark in a state vector, so a past that differs in deletions passes.
 * @param later  ready update frames: all that came after what the copy says it has.
 */
export function hasClaimedPast(
  known: Known,
  stateVector: StateVector,
  later: readonly Uint8Array[],
  limits: Limits,
): boolean {
  const lacking = new Map<ClientId, number>();
  for (const [clientId, { clock }] of known.clients) {
    const has = stateVector.get(clientId) ?? 0;
    if (has < clock) lacking.set(clientId, has);
  }
  for (const update of updatesIn(later)) {
    if (lacking.size === 0) return true;
    const parsed = parseUpdate(update, limits);
    if (!parsed.ok) return false;
    for (const { client, structs } of parsed.value.blocks) {
      const has = lacking.get(client);
      if (has !== undefined && (structs[0]?.clock ?? Infinity) <= has) lacking.delete(client);
    }
  }
  return lacking.size === 0;
}

function* updatesIn(frames: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const bytes of frames) {
    for (let at = 0; at < bytes.length;) {
      const payload = payloadAt(bytes, at);
      const cursor = new Cursor(payload, 'bad_frame');
      // Type and kind, the same for all of them.
      cursor.varUint();
      cursor.varUint();
      yield cursor.varView();
      at = payload.byteOffset - bytes.byteOffset + payload.length;
    }
  }
}

/** Of the frame that begins there; the server's own are not masked (RFC 6455 section 5.2). */
function payloadAt(bytes: Uint8Array, at: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  const short = view.getUint8(1);
  if (short < 126) return bytes.subarray(at + 2, at + 2 + short);
  if (short === 126) return bytes.subarray(at + 4, at + 4 + view.getUint16(2));
  return bytes.subarray(at + 10, at + 10 + Number(view.getBigUint64(2)));
}
