/** Whom a stock replica shows that has read what came to a client. */
import * as decoding from 'lib0/decoding';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { TestClient } from './test-room.ts';

export function shownCarets(client: TestClient): Map<number, Record<string, unknown>> {
  client.read();
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  for (const message of client.awareness) {
    const decoder = decoding.createDecoder(message);
    decoding.readVarUint(decoder);
    applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), null);
  }
  const states = new Map(awareness.getStates());
  awareness.destroy();
  return states as Map<number, Record<string, unknown>>;
}
