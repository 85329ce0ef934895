/** Who people say they are: a name and a colour that others see. */
import type { Actor, OwnAccount, Profile } from '../../lib/core/actor.ts';
import { defaultHue, personOf } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { AccountStore } from '../account-store.ts';
import type { Bus, People } from '../ports.ts';
import { cleanProfile } from './clean-profile.ts';
import type { PeopleServices } from './services.ts';

export interface PeopleNeeds {
  readonly people: People;
  readonly accounts: Pick<AccountStore, 'find'>;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly limits: Limits;
}

export function makePeople(needs: PeopleNeeds): PeopleServices {
  const profileOf = async (actor: Actor): Promise<Profile | null> => {
    const personId = personOf(actor);
    return personId === null ? null : needs.people.find(personId);
  };
  return {
    profileOf,
    async me(actor) {
      const id = personOf(actor);
      const profile = await profileOf(actor);
      const hue = profile?.hue ?? (id === null ? 0 : defaultHue(id));
      return { id, name: profile?.name ?? null, hue, account: await accountOf(needs, actor) };
    },
    introduce: (actor, profile) => introduce(needs, actor, profile),
    defaultHue,
  };
}

async function accountOf({ accounts }: PeopleNeeds, actor: Actor): Promise<OwnAccount | null> {
  if (actor.is !== 'member') return null;
  const isThis = { field: 'id', is: 'equal', value: actor.personId } as const;
  const row = await accounts.find('member', [isThis]);
  if (row === null) return null;
  const { email, isOperator, language, theme } = row;
  return { email, isOperator, language, theme };
}

async function introduce(needs: PeopleNeeds, actor: Actor, given: Profile): Promise<Profile> {
  const personId = personOf(actor);
  if (personId === null) throw new AppError('not_allowed', 'nobody to remember a name for');
  const profile = cleanProfile(given, needs.limits);
  await needs.people.save(personId, profile, needs.clock.nowMs());
  needs.bus.publish({ is: 'rename', personId, profile });
  return profile;
}
