/** Who people say they are: a name and a colour that others see. */
import type { Actor, Me, OwnAccount, Profile } from '../../lib/core/actor.ts';
import { defaultHue, personOf } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import type { AccountStore } from '../account-store.ts';
import type { Pictures } from '../person-ports.ts';
import type { Bus, People } from '../ports.ts';
import { cleanProfile } from './clean-profile.ts';
import type { PeopleServices } from './services.ts';

export interface PeopleNeeds {
  readonly people: People;
  readonly pictures: Pick<Pictures, 'idsOf'>;
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
      const account = await accountOf(needs, actor);
      return { id, name: profile?.name ?? null, hue, ...(await pictureOf(needs, actor)), account };
    },
    async wishesOf(actor) {
      const { language = null, theme = null } = (await accountOf(needs, actor)) ?? {};
      return { language, theme };
    },
    async picturesOf(actor, ids) {
      if (actor.is !== 'member' || isByToken(actor)) {
        throw new AppError('not_signed_in', 'pictures are for members');
      }
      return needs.pictures.idsOf(ids);
    },
    introduce: (actor, profile) => introduce(needs, actor, profile),
    defaultHue,
  };
}

function isByToken(actor: Actor): boolean {
  return actor.is === 'member' && actor.proof?.is === 'token';
}

/** A program learns whom it acts for, and nothing of the account behind. */
async function accountOf({ accounts }: PeopleNeeds, actor: Actor): Promise<OwnAccount | null> {
  if (actor.is !== 'member' || isByToken(actor)) return null;
  const isThis = { field: 'id', is: 'equal', value: actor.personId } as const;
  const row = await accounts.find('member', [isThis]);
  if (row === null) return null;
  const { email, isOperator, language, theme } = row;
  return { email, isOperator, language, theme };
}

/** Only members have pictures. */
async function pictureOf({ pictures }: PeopleNeeds, actor: Actor): Promise<Pick<Me, 'pictureId'>> {
  if (actor.is !== 'member') return {};
  const pictureId = (await pictures.idsOf([actor.personId])).get(actor.personId);
  return pictureId === undefined ? {} : { pictureId };
}

async function introduce(needs: PeopleNeeds, actor: Actor, given: Profile): Promise<Profile> {
  const personId = personOf(actor);
  if (personId === null) throw new AppError('not_allowed', 'nobody to remember a name for');
  if (isByToken(actor)) {
    throw new AppError('not_allowed', 'a person is renamed by that person, not by a token');
  }
  const profile = cleanProfile(given, needs.limits);
  await needs.people.save(personId, profile, needs.clock.nowMs());
  needs.bus.publish({ is: 'rename', personId, profile });
  return profile;
}
