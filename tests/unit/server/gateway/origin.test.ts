import { describe, expect, it } from 'vitest';
import {
  clientAddressOf,
  isAllowedOrigin,
  isSecure,
  originOf,
} from '../../../../server/gateway/origin.ts';

const BARE = { publicOrigin: null, isBehindProxy: false };
const PROXIED = { publicOrigin: null, isBehindProxy: true };
const PUBLIC = { publicOrigin: 'https://docs.example.org', isBehindProxy: false };
const host = '192.168.1.5:3000';

describe('origin', () => {
  it.each(['http://192.168.1.5:3000'])('[HTTP-2] the own address %s passes', (origin) => {
    expect(isAllowedOrigin({ host, origin }, BARE)).toBe(true);
    expect(isAllowedOrigin(new Headers({ host, origin }), BARE)).toBe(true);
  });

  it('[HTTP-2] names are compared as browsers write them', () => {
    expect(isAllowedOrigin({ host: 'Docs.LAN:80', origin: 'http://docs.lan' }, BARE)).toBe(true);
  });

  it.each([
    ['foreign', 'https://evil.example'],
    ['null', 'null'],
    ['empty', ''],
    ['prefix', 'http://192.168.1.5:30000'],
    ['suffix', 'http://evil-192.168.1.5:3000'],
    ['subdomain', 'http://192.168.1.5:3000.evil.example'],
    ['userinfo', 'http://192.168.1.5:3000@evil.example'],
    ['own host as user', 'http://evil.example@192.168.1.5:3000'],
    ['other scheme', 'https://192.168.1.5:3000'],
    ['other port', 'http://192.168.1.5:3001'],
    ['no port', 'http://192.168.1.5'],
    ['with a path', 'http://192.168.1.5:3000/'],
    ['two of them', 'http://192.168.1.5:3000, https://evil.example'],
  ])('[HTTP-2] %s is refused', (_name, origin) => {
    expect(isAllowedOrigin({ host, origin }, BARE)).toBe(false);
  });

  it.each(['cross-site', 'same-site', 'junk'])(
    '[HTTP-2] what the browser calls %s is refused, whatever Origin says',
    (site) => {
      const headers = { host, origin: `http://${host}`, 'sec-fetch-site': site };
      expect(isAllowedOrigin(headers, BARE)).toBe(false);
      expect(isAllowedOrigin({ host, 'sec-fetch-site': site }, BARE)).toBe(false);
    },
  );

  it('[HTTP-2] with a public address only that one passes', () => {
    expect(isAllowedOrigin({ host, origin: 'https://docs.example.org' }, PUBLIC)).toBe(true);
    expect(isAllowedOrigin({ host, origin: `http://${host}` }, PUBLIC)).toBe(false);
  });

  it('[HTTP-3] no Origin passes without a guest cookie only', () => {
    expect(isAllowedOrigin({ host }, BARE)).toBe(true);
    expect(isAllowedOrigin({ host, cookie: 'sheaf_guest=x' }, BARE)).toBe(false);
    expect(isAllowedOrigin({ host, cookie: '__Host-sheaf_guest=x' }, PUBLIC)).toBe(false);
  });

  it('[TOKEN-4] whoever sends a token passes, from wherever: no page can add one by itself', () => {
    const authorization = 'Bearer whatever';
    const foreign = { host, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(isAllowedOrigin({ ...foreign, authorization }, BARE)).toBe(true);
    expect(isAllowedOrigin({ host, cookie: 'sheaf_guest=x', authorization }, PUBLIC)).toBe(true);
    // What browsers do add by themselves is no token.
    for (const other of ['Basic YTpi', 'Digest x', 'Bearerx y', '']) {
      expect(isAllowedOrigin({ ...foreign, authorization: other }, BARE)).toBe(false);
    }
  });

  it('[HTTP-4] forwarding headers are lies until a proxy is trusted', () => {
    const headers = {
      host,
      origin: 'https://docs.example.org',
      'x-forwarded-host': 'docs.example.org',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '203.0.113.9',
    };
    expect(isAllowedOrigin(headers, BARE)).toBe(false);
    expect(originOf(headers, BARE)).toBe(`http://${host}`);
    expect(clientAddressOf(headers, '127.0.0.1', BARE)).toBe('127.0.0.1');
    expect(isAllowedOrigin(headers, PROXIED)).toBe(true);
    expect(originOf(headers, PROXIED)).toBe('https://docs.example.org');
    expect(clientAddressOf(headers, '127.0.0.1', PROXIED)).toBe('203.0.113.9');
  });

  it('[HTTP-4] of several entries the last counts, and only if it is an address', () => {
    const forwarded = (value: string) =>
      clientAddressOf({ 'x-forwarded-for': value }, '127.0.0.1', PROXIED);
    expect(forwarded('198.51.100.1, 203.0.113.9')).toBe('203.0.113.9');
    expect(forwarded('2001:db8::1')).toBe('2001:db8::1');
    expect(forwarded('198.51.100.1, unknown')).toBe('127.0.0.1');
    expect(forwarded(',')).toBe('127.0.0.1');
  });

  it.each([undefined, '', 'a b', 'evil.example/x', 'a@b', "x'; script-src *", '[::1', 'x:99999'])(
    '[HTTP-2] Host %j gives no own address',
    (bad) => {
      const headers = bad === undefined ? {} : { host: bad };
      expect(originOf(headers, BARE)).toBe('http://localhost');
      expect(isAllowedOrigin({ ...headers, origin: `http://${bad}` }, BARE)).toBe(false);
    },
  );

  it('[HTTP-10] TLS is known from the public address or a trusted proxy', () => {
    expect(isSecure({ host }, BARE)).toBe(false);
    expect(isSecure({ host }, PUBLIC)).toBe(true);
    expect(isSecure({ host, 'x-forwarded-proto': 'https' }, BARE)).toBe(false);
    expect(isSecure({ host, 'x-forwarded-proto': 'https' }, PROXIED)).toBe(true);
  });
});
