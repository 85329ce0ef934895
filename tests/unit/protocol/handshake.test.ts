import { describe, expect, it } from 'vitest';
import { newEpoch, newGuestId } from '../../../lib/core/ids.ts';
import { handshakeParams, parseHandshake } from '../../../lib/protocol/handshake.ts';

const random = { bytes: (length: number) => new Uint8Array(length).fill(250) };
const epoch = newEpoch(random);
const person = newGuestId(random);
const parse = (query: string) => parseHandshake(new URLSearchParams(query));

const STOCK = {
  wantsOwnFrames: false,
  schemaVersion: null,
  epoch: null,
  personId: null,
  since: null,
};

describe('handshake', () => {
  it('[WIRE-9] a connection that says nothing is current and has no local past', () => {
    expect(parse('')).toEqual({ ok: true, value: STOCK });
    expect(parse('token=whatever&stored=0')).toEqual({ ok: true, value: STOCK });
  });

  it('[WIRE-9] what a page says comes out as it went in', () => {
    const handshake = {
      wantsOwnFrames: true,
      schemaVersion: 1,
      epoch,
      personId: person,
      since: 1_234,
    };
    const query = new URLSearchParams(handshakeParams(handshake));
    expect(query.toString()).toBe(`stored=1&schema=1&epoch=${epoch}&person=${person}&since=1234`);
    expect(parseHandshake(query)).toEqual({ ok: true, value: handshake });
    expect(handshakeParams(STOCK)).toEqual({});
  });

  it.each([
    'stored=yes',
    'stored=',
    'schema=-1',
    'schema=01',
    'schema=1.5',
    'schema=1e3',
    'schema=99999999999999999999',
    `epoch=${epoch}A`,
    'epoch=..%2F..%2Fetc%2Fp',
    'epoch=AAAAAAAAAAB',
    'person=g_short',
    `person=${person}%00`,
    'since=5',
    `epoch=${epoch}&since=`,
    `epoch=${epoch}&since=%20%35`,
    'stored=1&stored=1',
  ])('[WIRE-10] %s is a bad request', (query) => {
    expect(parse(query)).toMatchObject({ ok: false, why: { code: 'bad_request' } });
  });
});
