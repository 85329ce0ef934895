import { describe, expect, it } from 'vitest';
import { isDirect } from '../../../../server/gateway/direct.ts';

const BARE = { publicOrigin: null, isBehindProxy: false };

function isFrom(
  remoteAddress: string | undefined,
  headers: Readonly<Record<string, string>>,
  { httpVersion = '1.1', config = BARE as Parameters<typeof isDirect>[1] } = {},
): boolean {
  return isDirect({ headers, httpVersion, socket: { remoteAddress } as never }, config);
}

describe('a visitor at the machine itself', () => {
  it.each([
    ['127.0.0.1', 'localhost:3000'],
    ['127.0.0.1', 'LOCALHOST'],
    ['127.8.9.10', '127.0.0.1:3000'],
    ['::1', '[::1]:3000'],
    ['::ffff:127.0.0.1', 'localhost:3000'],
  ])('[ACCOUNT-4] is one who comes from %s and asks for %s', (from, host) => {
    expect(isFrom(from, { host })).toBe(true);
  });

  it.each([
    '127.evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example',
    '192.168.1.5:3000',
    'localhost:3000@evil.example',
    '',
  ])('[ACCOUNT-4] is nobody whose browser was led here by the name %j', (host) => {
    expect(isFrom('127.0.0.1', { host })).toBe(false);
  });

  it.each([
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-real-ip',
    'x-client-ip',
    'cf-connecting-ip',
  ])('[ACCOUNT-4] is nobody with something in between that says %s', (name) => {
    expect(isFrom('127.0.0.1', { host: 'localhost:3000', [name]: 'x' })).toBe(false);
  });

  it('[ACCOUNT-4] is nobody from elsewhere, by HTTP 1.0, or where a public address or a proxy is set', () => {
    const host = 'localhost:3000';
    expect(isFrom('192.168.1.9', { host })).toBe(false);
    expect(isFrom(undefined, { host })).toBe(false);
    expect(isFrom('127.0.0.1', {})).toBe(false);
    expect(isFrom('127.0.0.1', { host }, { httpVersion: '1.0' })).toBe(false);
    const publicly = { publicOrigin: 'https://docs.example.org', isBehindProxy: false };
    expect(isFrom('127.0.0.1', { host }, { config: publicly })).toBe(false);
    const proxied = { publicOrigin: null, isBehindProxy: true };
    expect(isFrom('127.0.0.1', { host }, { config: proxied })).toBe(false);
  });
});
