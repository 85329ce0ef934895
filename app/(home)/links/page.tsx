/** Every share link this person has made. */
import type { Metadata } from 'next';
import { messagesFor } from '../../../lib/i18n/messages.ts';
import { homeRequest } from '../../_server/home-request.ts';
import { preferences } from '../../_server/preferences.ts';
import { LinksPage } from '../../_share/LinksPage.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences();
  return { title: messagesFor(locale).share.page.title };
}

export default async function Links() {
  const { all, actor, preferences: wishes } = await homeRequest();
  return (
    <LinksPage
      messages={messagesFor(wishes.locale).share}
      first={await all.sharing.ownLinks(actor)}
      firstNowMs={Date.now()}
    />
  );
}
