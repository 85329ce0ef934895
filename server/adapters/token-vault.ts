/** Tokens of links: known by their hash, and kept under a key that the database does not hold. */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { TokenVault } from '../sharing-ports.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
// NIST SP 800-38D: 96 bits of nonce, 128 of tag. A random nonce is good for 2^32 tokens.
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function makeTokenVault(instanceKey: Uint8Array): TokenVault {
  // A key of its own: the instance's key also signs cookies.
  const key = Buffer.from(hkdfSync('sha256', instanceKey, '', 'sheaf share link token', KEY_BYTES));
  return {
    digest: (token) => createHash('sha256').update(token).digest('base64url'),
    seal(token, label) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(label));
      const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(sealed, label) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(label))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const opened = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([opened, decipher.final()]).toString('utf8');
      } catch {
        return null; // another key, another label, or damage: there is no telling which
      }
    },
  };
}
