/** What members change of themselves: what others see of them, and how they see Sheaf. */
import { type Actor, defaultHue, type Profile, type SelfChange } from '../../../lib/core/actor.ts';
import { AppError } from '../../../lib/core/faults.ts';
import { newPictureId, parsePictureId } from '../../../lib/core/ids.ts';
import { pictureHeadOf } from '../../../lib/core/picture.ts';
import type { Picture, Pictures } from '../../person-ports.ts';
import type { People } from '../../ports.ts';
import type { AccountNeeds, Caller } from './account-needs.ts';
import { browserOf } from './account-needs.ts';

export interface SelfNeeds extends AccountNeeds {
  readonly people: People;
  readonly pictures: Pictures;
  /** Sets both, also in the rooms open now. @throws AppError bad_request. */
  readonly introduce: (actor: Actor, profile: Profile) => Promise<Profile>;
}

/** What is not named stays. @throws AppError not_signed_in, bad_request. */
export async function changeSelf(
  needs: SelfNeeds,
  caller: Caller,
  { name, hue, language, theme }: SelfChange,
): Promise<void> {
  const { memberId } = browserOf(caller);
  if (name !== undefined || hue !== undefined) {
    const before = await needs.people.find(memberId);
    await needs.introduce(caller.actor, {
      name: name ?? before?.name ?? '',
      hue: hue ?? before?.hue ?? defaultHue(memberId),
    });
  }
  if (language === undefined && theme === undefined) return;
  await needs.store.update('member', [{ field: 'id', is: 'equal', value: memberId }], {
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
    updatedAtMs: needs.clock.nowMs(),
  });
}

/** In the place of the former one. @throws AppError not_signed_in, too_large, bad_request. */
export async function setPicture(
  { pictures, random, limits }: SelfNeeds,
  caller: Caller,
  bytes: Uint8Array,
): Promise<void> {
  const { memberId } = browserOf(caller);
  const { pictureBytesMax, pictureSidePixelsMax } = limits;
  if (bytes.length > pictureBytesMax) {
    const hint = `A picture may have ${pictureBytesMax} bytes at most.`;
    throw new AppError('too_large', `picture of ${bytes.length} bytes`, { hint });
  }
  const head = pictureHeadOf(bytes);
  if (head === null) throw bad('This is no PNG, JPEG or WebP picture.');
  const { type, widthPixels, heightPixels } = head;
  const isSquare = widthPixels === heightPixels;
  if (!isSquare || widthPixels < 1 || widthPixels > pictureSidePixelsMax) {
    throw bad(`A picture has to be square, and ${pictureSidePixelsMax} pixels wide at most.`);
  }
  await pictures.put(memberId, newPictureId(random), { type, bytes });
}

/** To have none already is no error. @throws AppError not_signed_in. */
export async function removePicture({ pictures }: SelfNeeds, caller: Caller): Promise<void> {
  await pictures.remove(browserOf(caller).memberId);
}

/** For whoever knows its id, which is told with the people it belongs to. @throws AppError not_found. */
export async function findPicture({ pictures }: SelfNeeds, idText: string): Promise<Picture> {
  const id = parsePictureId(idText);
  const picture = id === null ? null : await pictures.find(id);
  if (picture === null) throw new AppError('not_found', 'no such picture, or not any more');
  return picture;
}

function bad(hint: string): AppError {
  return new AppError('bad_request', hint, { hint });
}
