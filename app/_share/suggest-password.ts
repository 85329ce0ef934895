/** A password that can be read out: no letters or digits that look or sound alike. */

// 28 signs, so that a byte below 252 picks each equally often.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456';
const GROUPS = 3;
const GROUP_CHARS = 4;

/** 57 bits; guesses at a link are limited besides. Needs no secure context. */
export function suggestPassword(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_CHARS }, sign).join(''),
  );
  return groups.join('-');
}

function sign(): string {
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  const fair = 256 - (256 % SIGNS.length);
  return byte < fair ? (SIGNS[byte % SIGNS.length] ?? 'a') : sign();
}
