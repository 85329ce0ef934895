/** Home: a view of the documents this person made, was given, or opened. */
import type { Metadata } from 'next';
import { orderOf, parseView } from '../../lib/core/document-list.ts';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { DocumentsPage } from '../_home/DocumentsPage.tsx';
import { homeRequest } from '../_server/home-request.ts';
import { listOrder } from '../_server/list-order.ts';
import { preferences } from '../_server/preferences.ts';

interface HomeProps {
  readonly searchParams: Promise<{ readonly view?: string | readonly string[] }>;
}

/** A file grows a little as JSON: line ends and quotes are escaped. */
const FILE_SHARE = 0.9;

export async function generateMetadata({ searchParams }: HomeProps): Promise<Metadata> {
  const view = parseView((await searchParams).view);
  const { locale } = await preferences();
  return view === 'all' ? {} : { title: messagesFor(locale).home.views[view] };
}

export default async function Home({ searchParams }: HomeProps) {
  const { all, actor, mayCreate, preferences: wishes } = await homeRequest();
  const { limits } = all;
  const view = parseView((await searchParams).view);
  const order = await listOrder();
  return (
    <DocumentsPage
      words={messagesFor(wishes.locale).home}
      view={view}
      order={order}
      first={await all.documents.list(actor, { view, ...orderOf(view, order) })}
      firstNowMs={Date.now()}
      mayCreate={mayCreate}
      fileBytesMax={Math.floor(limits.importBodyBytesMax * FILE_SHARE)}
      titleCharsMax={limits.titleCharsMax}
      searchCharsMax={limits.searchCharsMax}
      trashDays={limits.trashDays}
    />
  );
}
