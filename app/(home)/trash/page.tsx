/** The trash: what its owner may still restore. */
import type { Metadata } from 'next';
import { messagesFor } from '../../../lib/i18n/messages.ts';
import { TrashPage } from '../../_home/TrashPage.tsx';
import { homeRequest } from '../../_server/home-request.ts';
import { preferences } from '../../_server/preferences.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  return { title: messagesFor(locale).shell.trash.title };
}

export default async function Trash() {
  const { all, actor } = await homeRequest();
  return (
    <TrashPage
      first={await all.documents.list(actor, { isTrashed: true })}
      firstNowMs={Date.now()}
      trashDays={all.limits.trashDays}
    />
  );
}
