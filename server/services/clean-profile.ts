/** What is kept of a name and colour that somebody gives itself. */
import type { Profile } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { PRESENCE_PALETTE } from '../../lib/core/palette.ts';
import { cleanName } from './clean-text.ts';

/** @throws AppError bad_request. */
export function cleanProfile(given: Profile, limits: Pick<Limits, 'nameCharsMax'>): Profile {
  const profile = { name: cleanName(given.name, limits.nameCharsMax), hue: given.hue };
  if (profile.name === '') {
    throw new AppError('bad_request', 'empty name', { hint: 'The name is empty.' });
  }
  if (!Number.isInteger(profile.hue) || PRESENCE_PALETTE[profile.hue] === undefined) {
    const hint = `The hue must be a whole number from 0 to ${PRESENCE_PALETTE.length - 1}.`;
    throw new AppError('bad_request', 'hue out of range', { hint });
  }
  return profile;
}
