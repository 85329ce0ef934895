/**
 * Names a block by the identity its shared type has anyway: nothing is stored for it, and it lasts
 * as long as the type does, whatever is written in it and around it.
 */

export interface BlockId {
  readonly client: number;
  readonly clock: number;
}

const HASH = /^#b=([0-9a-z]{1,11})-([0-9a-z]{1,11})$/;
const RADIX = 36;

/** For the end of the document's address. */
export function blockHash({ client, clock }: BlockId): string {
  return `#b=${client.toString(RADIX)}-${clock.toString(RADIX)}`;
}

/** null for any other end of an address. */
export function blockIdOf(hash: string): BlockId | null {
  const [, client, clock] = HASH.exec(hash) ?? [];
  if (client === undefined || clock === undefined) return null;
  const id = { client: Number.parseInt(client, RADIX), clock: Number.parseInt(clock, RADIX) };
  return Number.isSafeInteger(id.client) && Number.isSafeInteger(id.clock) ? id : null;
}
