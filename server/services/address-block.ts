/** Whom an address belongs to, as far as limits are concerned. */

/** A household or a rented machine is given a whole /64 of IPv6 (RFC 6177): those are one guesser. */
const BLOCK_GROUPS = 4;
const GROUPS = 8;

/** IPv4 as it is, also inside IPv6; of IPv6 the first 64 bits. What is no address stays as it is. */
export function addressBlockOf(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!plain.includes(':')) return plain;
  const [head = '', tail = null] = plain.split('::', 2);
  const first = groupsOf(head);
  const last = tail === null ? [] : groupsOf(tail);
  const missing = Math.max(0, GROUPS - first.length - last.length);
  const whole = [...first, ...Array<string>(missing).fill('0'), ...last];
  return `${whole.slice(0, BLOCK_GROUPS).join(':')}::/64`;
}

/** An IPv4 address at the end stands for two groups. */
function groupsOf(part: string): string[] {
  return part
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) =>
      group.includes('.') ? ['0', '0'] : [Number.parseInt(group, 16).toString(16)],
    );
}
