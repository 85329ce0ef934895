/** The page of one document: who are you, may you, and what to show until the editor is there. */
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { type Actor, personOf } from '../../../lib/core/actor.ts';
import type { DocumentView } from '../../../lib/core/document.ts';
import { pathOf } from '../../../lib/core/document-list.ts';
import { isAppError } from '../../../lib/core/faults.ts';
import { may, mayCreate } from '../../../lib/core/policy.ts';
import { messagesFor } from '../../../lib/i18n/messages.ts';
import { preferences } from '../../_server/preferences.ts';
import { services } from '../../_server/services.ts';
import { type DocumentAccess, outsideStateOf, shareStateOf } from '../../_share/share-state.ts';
import { EditorLoader } from './_editor/EditorLoader.tsx';
import { Placeholder } from './_editor/Placeholder.tsx';

interface PageProps {
  readonly params: Promise<{ readonly documentId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ view }, { locale }] = await Promise.all([
    visit((await params).documentId),
    preferences(),
  ]);
  return { title: view.title === '' ? messagesFor(locale).editor.title.placeholder : view.title };
}

export default async function DocumentPage({ params }: PageProps) {
  const [visited, { locale }] = await Promise.all([
    visit((await params).documentId),
    preferences(),
  ]);
  const { view, me, personId, formerIds, access, mayCopy, hasAccounts, greeting, sight } = visited;
  const words = messagesFor(locale).editor;
  return (
    <EditorLoader
      messages={words}
      editor={{
        documentId: view.id,
        epoch: view.epoch,
        personId,
        formerIds,
        profile: { name: me.name ?? '', hue: me.hue, hasName: me.name !== null },
        role: view.role,
        access,
        greeting,
        mayCopy,
        hasAccounts,
        limits: services().limits,
        title: view.title,
        sight,
      }}
    >
      <Placeholder
        title={view.title}
        untitled={words.title.placeholder}
        home={words.header.home}
        loading={words.body.loading}
        isReader={!may(view.role, 'edit')}
        sight={sight}
      />
    </EditorLoader>
  );
}

/** Once per request, though the page's head and body both ask. */
const visit = cache(async (documentId: string) => {
  const {
    accounts,
    documents,
    firstSights,
    people,
    visits,
    resolveActor,
    access: mode,
  } = services();
  const head = await headers();
  const actor = await resolveActor(head);
  // Going on from another page of ours fetches no HTML that the text could stand in.
  const isWhole = head.get('accept')?.includes('text/html') === true;
  try {
    const [view, me, sight] = await Promise.all([
      documents.open(actor, documentId),
      people.me(actor),
      isWhole ? firstSights.of(actor, documentId) : null,
    ]);
    // Nobody has it open there; whoever it belongs to can take it out.
    if (view.trashedAt !== null) redirect(pathOf('trash'));
    return {
      view,
      me,
      sight,
      personId: personOf(actor),
      formerIds: accounts.formerGuests(actor),
      access: await accessOf(actor, view),
      // An owner was not added by anybody.
      greeting: view.role === 'owner' ? null : await visits.greeting(actor, view.id),
      mayCopy: mayCreate(actor, mode),
      // What is only for people with an account is offered where there is one.
      hasAccounts: (await accounts.workspaceName()) !== null,
    };
  } catch (error) {
    if (isAppError(error) && error.code === 'document_not_found') notFound();
    throw error;
  }
});

/** Only whoever may change who gets in is told how many do. */
async function accessOf(actor: Actor, view: DocumentView): Promise<DocumentAccess> {
  const { reach, requestCount, role, isMine } = view;
  const isOwned = isMine || role !== 'owner';
  const first = { reach, requestCount, isOwned };
  if (!isMine || !may(role, 'share')) return { state: outsideStateOf(reach), ...first };
  const sharing = await services().sharing.view(actor, view.id);
  return { state: shareStateOf(sharing, Date.now()), ...first };
}
