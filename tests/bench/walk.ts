/** Walks through an instance of its own in every look that is wanted, and photographs on the way. */
import type { Page } from 'playwright-core';
import { messagesFor } from '../../lib/i18n/messages.ts';
import type { Messages } from '../../lib/i18n/en.ts';
import { type MemberStage, openMemberStage } from '../support/member-stage.ts';
import { Album, wantedVariants } from './album.ts';
import { print } from './figures.ts';

export interface Walk {
  readonly stage: MemberStage;
  readonly words: Messages;
  /** A browser in this look; null: nobody is signed in. */
  browserOf(name: string | null): Promise<Page>;
  take(page: Page, name: string): Promise<void>;
  /** The page from its top to its end. */
  takeWhole(page: Page, name: string): Promise<void>;
}

export interface WalkOptions {
  /** The folder of tests/.output that the pictures are left in. */
  readonly of: string;
  /** Members; the first sets the instance up. */
  readonly names: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export async function walkEveryLook(
  { of, names, env = {} }: WalkOptions,
  through: (walk: Walk) => Promise<void>,
): Promise<void> {
  for (const variant of wantedVariants()) {
    const stage = await openMemberStage(names, env);
    try {
      const album = await Album.open(of, variant);
      await through({
        stage,
        words: messagesFor(variant.locale),
        browserOf: (name) => stage.browserOf(name, variant.context),
        take: (page, name) => album.take(page, name),
        takeWhole: (page, name) => album.take(page, name, true),
      });
      print(`${variant.name}: taken`);
    } finally {
      await stage.close();
    }
  }
}
