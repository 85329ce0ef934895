/** Query parameters of `/collab/<documentId>`: what a connection says of itself. */
import type { FaultCode } from '../core/faults.ts';
import { parsePersonId, type Epoch, type PersonId, type Seq } from '../core/ids.ts';
import { fail, ok, type Result } from '../std/result.ts';

/**
 * `stored=1` asks for Sheaf's own frames. `schema`: version of the page's editor schema.
 * `epoch`: lineage of the local copy. `person`: whom the local copy belongs to.
 * `since`: the local copy has everything up to this seq (only with `epoch`).
 * A parameter that is absent means: current, and no local past.
 */
export interface Handshake {
  readonly wantsOwnFrames: boolean;
  readonly schemaVersion: number | null;
  readonly epoch: Epoch | null;
  readonly personId: PersonId | null;
  readonly since: Seq | null;
}

const KNOWN_PARAMS = ['stored', 'schema', 'epoch', 'person', 'since'] as const;
type Param = (typeof KNOWN_PARAMS)[number];

// 8 bytes are 10 full characters and one that holds the last 4 bits.
const EPOCH = /^[A-Za-z0-9_-]{10}[AEIMQUYcgkosw048]$/;
const COUNT = /^(?:0|[1-9][0-9]{0,14})$/;

export function parseEpoch(text: string): Epoch | null {
  return EPOCH.test(text) ? (text as Epoch) : null;
}

function parseCount(text: string): number | null {
  return COUNT.test(text) ? Number(text) : null;
}

function parseStored(text: string): boolean | null {
  return text === '1' ? true : text === '0' ? false : null;
}

const CURRENT: Handshake = {
  wantsOwnFrames: false,
  schemaVersion: null,
  epoch: null,
  personId: null,
  since: null,
};

/** Parameters of others are none of our business; ours must be right, and there once. */
export function parseHandshake(
  params: URLSearchParams,
): Result<Handshake, { readonly code: FaultCode; readonly why: string }> {
  // Programs come without any, by the thousand after a restart.
  if (params.size === 0) return ok(CURRENT);
  const given = new Map<string, string>();
  const wrong: Param[] = [];
  for (const [name, text] of params) {
    if (!isOurs(name)) continue;
    if (given.has(name)) wrong.push(name);
    given.set(name, text);
  }
  const read = <Value>(name: Param, parse: (text: string) => Value | null): Value | null => {
    const text = given.get(name);
    if (text === undefined) return null;
    const value = parse(text);
    if (value === null) wrong.push(name);
    return value;
  };
  const handshake: Handshake = {
    wantsOwnFrames: read('stored', parseStored) ?? false,
    schemaVersion: read('schema', parseCount),
    epoch: read('epoch', parseEpoch),
    personId: read('person', parsePersonId),
    since: read('since', parseCount),
  };
  if (handshake.since !== null && handshake.epoch === null) wrong.push('since');
  return wrong.length === 0
    ? ok(handshake)
    : fail({ code: 'bad_request', why: `parameter ${wrong.join(', ')}` });
}

function isOurs(name: string): name is Param {
  return (KNOWN_PARAMS as readonly string[]).includes(name);
}

/** The same, to be put into a URL; what is absent is left out. */
export function handshakeParams(handshake: Handshake): Record<string, string> {
  const params: Partial<Record<Param, string>> = {};
  if (handshake.wantsOwnFrames) params.stored = '1';
  if (handshake.schemaVersion !== null) params.schema = String(handshake.schemaVersion);
  if (handshake.epoch !== null) params.epoch = handshake.epoch;
  if (handshake.personId !== null) params.person = handshake.personId;
  if (handshake.since !== null) params.since = String(handshake.since);
  return params;
}
