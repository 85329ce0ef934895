/** Is this request from the machine itself, with nothing in between? */
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import { isLoopbackHost } from './address.ts';

/** Set by the door alone; what a client says under this name is never read. */
export const DIRECT_HEADER = 'x-sheaf-direct';

/** What proxies add, each in its own way. */
const FORWARDING = /^(?:forwarded|via|x-forwarded-.*|x-real-ip|x-client-ip|cf-connecting-ip)$/;

/**
 * Nobody but a person at this machine, or a proxy that hides itself: hence the Host, which a proxy
 * passes on or sets, and the version, as nginx speaks 1.0 to what is behind it.
 */
export function isDirect(
  { headers, httpVersion, socket }: Pick<IncomingMessage, 'headers' | 'httpVersion' | 'socket'>,
  { publicOrigin, isBehindProxy }: Pick<Config, 'publicOrigin' | 'isBehindProxy'>,
): boolean {
  if (publicOrigin !== null || isBehindProxy || httpVersion === '1.0') return false;
  if (Object.keys(headers).some((name) => FORWARDING.test(name))) return false;
  const host = URL.parse(`http://${headers.host ?? ''}`)?.hostname.replaceAll(/[[\]]/g, '');
  const from = socket.remoteAddress?.replace(/^::ffff:/, '');
  return host !== undefined && from !== undefined && isLoopbackHost(host) && isLoopbackHost(from);
}
