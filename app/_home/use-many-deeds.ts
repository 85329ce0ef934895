'use client';
/** What is done to many documents at once: told in one sentence, with one way back. */
import type { ListedDocument } from '../../lib/core/document-list.ts';
import { may } from '../../lib/core/policy.ts';
import { fill, plural, type Plural } from '../../lib/i18n/phrase.ts';
import type { Failure } from '../_request/ask.ts';
import { useMessages } from '../_ui/messages.tsx';
import { type Toast, useToast } from '../_ui/toasts.tsx';
import { restoreDocument, trashDocument } from './api.ts';
import { purgeDocument } from './list-api.ts';
import { eachOf, type Outcome, type Refused } from './each-of.ts';
import { useHomeMessages } from './home-messages.tsx';
import type { ListEdit, LiveDocuments } from './use-live-documents.ts';

export interface ManyDeeds {
  readonly trash: (chosen: readonly ListedDocument[]) => Promise<void>;
  readonly restore: (chosen: readonly ListedDocument[]) => Promise<void>;
  /** For good. */
  readonly purge: (chosen: readonly ListedDocument[]) => Promise<void>;
}

interface Deed {
  readonly isAllowed: (document: ListedDocument) => boolean;
  readonly request: (document: ListedDocument) => Promise<unknown>;
  readonly all: Plural;
  readonly some: string;
}

export function useManyDeeds(live: LiveDocuments): ManyDeeds {
  const { shell, language } = useMessages();
  const { many } = useHomeMessages();
  const showToast = useToast();
  const whyNot = useReasons();

  /** @param edit  of what is shown: those that are dealt with leave it, or nothing does. */
  const run = async (
    deed: Deed,
    chosen: readonly ListedDocument[],
    edit: ListEdit,
    back?: (done: readonly ListedDocument[]) => void,
  ) => {
    const outcome = await live.change(edit, () => eachOf(chosen, deed.isAllowed, deed.request));
    const action = wayBack(outcome, shell.row.undo, back);
    showToast({ ...told(outcome, deed), ...action, key: 'many' });
  };
  const told = ({ done, refused }: Outcome, { all, some }: Deed): Omit<Toast, 'key'> => {
    if (refused.length === 0) return { message: plural(language.tag, all, done.length) };
    const counts = { done: done.length, count: done.length + refused.length };
    const message = `${fill(some, counts)} ${whyNot(refused)}`;
    return { message, tone: 'danger' };
  };

  const toTrash: Deed = {
    isAllowed: ({ role }) => may(role, 'trash'),
    request: ({ id }) => trashDocument(id),
    all: many.trashed,
    some: many.someTrashed,
  };
  const back: Deed = {
    isAllowed: ({ role }) => may(role, 'restore'),
    request: ({ id }) => restoreDocument(id),
    all: many.restored,
    some: many.someRestored,
  };
  const forGood: Deed = {
    isAllowed: ({ isMine }) => isMine,
    request: ({ id }) => purgeDocument(id),
    all: many.purged,
    some: many.somePurged,
  };
  return {
    trash: (chosen) =>
      run(toTrash, chosen, without(chosen, toTrash), (done) => void run(back, done, unchanged)),
    restore: (chosen) =>
      run(back, chosen, without(chosen, back), (done) => void run(toTrash, done, unchanged)),
    purge: (chosen) => run(forGood, chosen, without(chosen, forGood)),
  };
}

/** Why some stayed as they were, in one sentence. */
function useReasons(): (refused: readonly Refused[]) => string {
  const { shell, faults, language } = useMessages();
  const { many } = useHomeMessages();
  const sentenceOf = (why: Failure) =>
    why === 'unreachable' ? shell.network.unreachable : faults[why];
  return (refused) => {
    const [first] = refused;
    if (first === undefined) return '';
    const foreign = refused.filter(({ why }) => why === 'not_allowed');
    if (foreign.length < refused.length) {
      return sentenceOf(refused.find(({ why }) => why !== 'not_allowed')?.why ?? first.why);
    }
    if (foreign.length > 1) return plural(language.tag, many.notYoursMany, foreign.length);
    return fill(many.notYours, { title: first.document.title || shell.home.untitled });
  };
}

function wayBack(
  { done }: Outcome,
  label: string,
  back: ((done: readonly ListedDocument[]) => void) | undefined,
): Pick<Toast, 'action'> {
  if (back === undefined || done.length === 0) return {};
  return { action: { label, run: () => back(done) } };
}

const unchanged: ListEdit = (shown) => shown;

/** What will be refused stays where it is. */
function without(chosen: readonly ListedDocument[], { isAllowed }: Deed): ListEdit {
  const gone = new Set(chosen.filter(isAllowed).map(({ id }) => id));
  return (shown) => shown.filter(({ id }) => !gone.has(id));
}
