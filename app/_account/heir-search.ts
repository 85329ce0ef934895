/** Who could take over documents, narrowed by what was typed. */
import { type HeirView, parseEmail } from '../../lib/core/account.ts';

/** Shown at a time; the rest is found by typing. */
const SHOWN_MAX = 50;

export interface FoundHeirs {
  readonly shown: readonly HeirView[];
  /** Found and not shown. */
  readonly moreCount: number;
  /** A whole address that is none of theirs; null: none was typed. */
  readonly email: string | null;
  /** Who has the address that was typed, by id or address; null: none was typed. */
  readonly meant: string | null;
}

export function findHeirs(heirs: readonly HeirView[], typed: string): FoundHeirs {
  const wanted = typed.trim().normalize('NFC').toLowerCase();
  const found = heirs.filter(
    ({ name, email }) =>
      name.normalize('NFC').toLowerCase().includes(wanted) || email?.includes(wanted) === true,
  );
  const address = parseEmail(typed);
  const addressed = address === null ? undefined : heirs.find(({ email }) => email === address);
  return {
    shown: found.slice(0, SHOWN_MAX),
    moreCount: Math.max(0, found.length - SHOWN_MAX),
    email: addressed === undefined ? address : null,
    meant: addressed?.id ?? address,
  };
}
