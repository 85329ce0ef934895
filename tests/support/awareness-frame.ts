/** What clients say of themselves, as the server decodes it. */
import { readState } from '../../lib/protocol/awareness.ts';
import type { AwarenessClaim, AwarenessEntry, ClientFrame } from '../../lib/protocol/frames.ts';

export function awarenessFrame(...entries: readonly AwarenessEntry[]): ClientFrame {
  return { is: 'awareness', claims: entries.map(claimOf) };
}

/** With any text for a state. */
export function claim(clientId: number, clock: number, text: string): AwarenessClaim {
  return { clientId, clock, text: new TextEncoder().encode(text) };
}

/** What a reader is to be shown of them: what is no state is left out. */
export function entriesOf(claims: readonly AwarenessClaim[]): AwarenessEntry[] {
  return claims.flatMap(({ clientId, clock, text }) => {
    const state = readState(text);
    return state === undefined ? [] : { clientId, clock, state };
  });
}

function claimOf({ clientId, clock, state }: AwarenessEntry): AwarenessClaim {
  return claim(clientId, clock, JSON.stringify(state));
}
