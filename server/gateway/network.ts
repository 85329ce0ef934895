/** Who counts as one client: of IPv6 a whole network, since every line is given 2^64 addresses. */
import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** 64 bits: the smallest network that is given to anybody (RFC 6177 section 2). */
const NETWORK_GROUPS = 4;

/** An IPv4 address is itself, however it is written; whatever is no address is itself, too. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  // A URL writes it in its shortest form, in hexadecimal and small letters.
  const shortest = URL.parse(`http://[${plain}]`)?.hostname.slice(1, -1) ?? plain;
  const [head = [], tail = []] = shortest
    .split('::')
    .map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(GROUPS - head.length - tail.length).fill('0');
  const groups = shortest.includes('::') ? [...head, ...zeros, ...tail] : head;
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}
