'use client';
/** The own picture: chosen, made small, stored, and shown wherever this person is. */
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { OwnAccountMessages } from '../../lib/i18n/en.ts';
import { useFailureToast } from '../_request/use-failure-toast.ts';
import { useToast } from '../_ui/toasts.tsx';
import { removePicture, savePicture } from './api.ts';
import { type PictureLimits, type PictureProblem, squarePictureOf } from './square-picture.ts';

type Words = OwnAccountMessages['picture'];

export interface OwnPicture {
  readonly isBusy: boolean;
  /** The first of them. */
  readonly choose: (files: readonly File[]) => void;
  readonly remove: () => void;
}

export function usePicture(words: Words, limits: PictureLimits): OwnPicture {
  const router = useRouter();
  const showToast = useToast();
  const showFailure = useFailureToast();
  const [isBusy, setIsBusy] = useState(false);

  const attempt = async (deed: () => Promise<unknown>, message: string) => {
    try {
      await deed();
    } catch (error) {
      return showFailure(error);
    }
    router.refresh();
    showToast({ message, key: 'picture' });
  };
  const run = (work: () => Promise<void>) => {
    if (isBusy) return;
    setIsBusy(true);
    void work().finally(() => setIsBusy(false));
  };
  return {
    isBusy,
    choose: ([file]) =>
      run(async () => {
        if (file === undefined) return;
        const made = await squarePictureOf(file, limits);
        if (made.ok) return attempt(() => savePicture(made.value), words.changed);
        const message = problemIn(words, made.why);
        showToast({ message, tone: 'danger', key: 'picture' });
      }),
    remove: () => run(() => attempt(removePicture, words.removed)),
  };
}

function problemIn(words: Words, problem: PictureProblem): string {
  switch (problem) {
    case 'not-image':
      return words.notImage;
    case 'too-large':
      return words.tooLarge;
    default:
      return words.unreadable;
  }
}
