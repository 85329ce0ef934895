/** Short words for tests of the gate. */
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import { newKnown, type Known } from '../../lib/protocol/known.ts';
import { advance, screen, type Ownership } from '../../lib/protocol/screen.ts';
import { rawUpdate, type RawContent, type RawStruct } from './update-builder.ts';

export const ATTACKER = 66;
export const VICTIM = 7;

/** `is`, or the code of a refusal. */
export function answer(
  known: Known,
  update: Uint8Array,
  limits: Partial<Limits> = {},
  ownership: Ownership = 'mine',
): string {
  const writer = { mayWrite: true, ownershipOf: () => ownership };
  const screened = screen(known, update, writer, { ...DEFAULT_LIMITS, ...limits });
  return screened.is === 'refused' ? screened.code : screened.is;
}

export function take(known: Known, update: Uint8Array): void {
  const writer = { mayWrite: true, ownershipOf: () => 'mine' as const };
  const screened = screen(known, update, writer, DEFAULT_LIMITS);
  if (screened.is !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(screened)}`);
  advance(known, screened);
}

export const one = (struct: RawStruct, client = ATTACKER): Uint8Array =>
  rawUpdate([{ client, structs: [struct] }]);
export const inBody = (content: RawContent): Uint8Array => one({ parent: 'default', content });
export const inTitle = (content: RawContent): Uint8Array => one({ parent: 'title', content });

/** A paragraph (clock 0), its text (1), three letters (2 to 4) and a level (5), by the victim. */
export function victimsDocument(): Known {
  const known = newKnown();
  take(
    known,
    rawUpdate([
      {
        client: VICTIM,
        structs: [
          { parent: 'default', content: { element: 'paragraph' } },
          { parent: [VICTIM, 0], content: { xmlText: true } },
          { parent: [VICTIM, 1], content: { text: 'abc' } },
          { parent: [VICTIM, 0], key: 'level', content: { any: [1] } },
        ],
      },
    ]),
  );
  return known;
}
