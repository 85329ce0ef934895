/** Passwords as argon2id, in threads of the system's pool, one after the other. */
import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '../../lib/core/faults.ts';
import type { Passwords } from '../sharing-ports.ts';

const argon2Of = promisify(argon2);

export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane; some 40 ms of a core. */
export const PASSWORD_COST: PasswordCost = { memoryKib: 19_456, passes: 2 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** 64 KiB to 1 GiB: what a damaged row claims must not take the machine down. */
const MEMORY_KIB_MAX = 1_048_576;
const PASSES_MAX = 16;
/** Each takes its memory, and the pool also reads files. */
const WAITING_MAX = 32;

/** https://github.com/P-H-C/phc-string-format, but base64url. */
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=1\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/;

export function makePasswords(cost: PasswordCost = PASSWORD_COST): Passwords {
  return new Argon2Passwords(cost);
}

class Argon2Passwords implements Passwords {
  readonly #cost: PasswordCost;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(cost: PasswordCost) {
    this.#cost = cost;
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const { memoryKib, passes } = this.#cost;
    const hash = await this.#derive(password, salt, HASH_BYTES, this.#cost);
    const numbers = `m=${memoryKib},t=${passes},p=1`;
    return `$argon2id$v=19$${numbers}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
  }

  async verify(password: string, stored: string): Promise<boolean> {
    const parsed = parse(stored);
    // What cannot be read matches nothing, and says so no sooner than anything else.
    const salt = parsed?.salt ?? randomBytes(SALT_BYTES);
    const expected = parsed?.hash ?? randomBytes(HASH_BYTES);
    const cost = parsed?.cost ?? this.#cost;
    const given = await this.#derive(password, salt, expected.length, cost);
    return timingSafeEqual(given, expected) && parsed !== null;
  }

  #derive(
    password: string,
    nonce: Buffer,
    tagLength: number,
    { memoryKib, passes }: PasswordCost,
  ): Promise<Buffer> {
    if (this.#waiting >= WAITING_MAX) {
      return Promise.reject(new AppError('too_many_requests', 'too many passwords at once'));
    }
    this.#waiting += 1;
    // The same text may be typed as different code points on different systems.
    const message = password.normalize('NFKC');
    const cost: Argon2Parameters = {
      message,
      nonce,
      parallelism: 1,
      tagLength,
      memory: memoryKib,
      passes,
    };
    const turn = this.#last.then(() => argon2Of('argon2id', cost));
    this.#last = turn.then(
      () => this.#done(),
      () => this.#done(),
    );
    return turn;
  }

  #done(): void {
    this.#waiting -= 1;
  }
}

function parse(stored: string) {
  const [, memory = '', passes = '', salt = '', hash = ''] = PHC.exec(stored) ?? [];
  const cost = { memoryKib: Number(memory), passes: Number(passes) };
  const isSane = cost.memoryKib >= 8 && cost.memoryKib <= MEMORY_KIB_MAX;
  if (!isSane || cost.passes < 1 || cost.passes > PASSES_MAX) return null;
  const bytes = { salt: Buffer.from(salt, 'base64url'), hash: Buffer.from(hash, 'base64url') };
  return bytes.salt.length >= 8 && bytes.hash.length >= 16 ? { cost, ...bytes } : null;
}
