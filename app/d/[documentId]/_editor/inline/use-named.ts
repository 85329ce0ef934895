'use client';
/**
 * Shows what the text names as it is called now: titles to who may open the documents, names to who
 * may know them. Only what is shown changes, never the document.
 */
import type { Editor } from '@tiptap/react';
import { useEffect } from 'react';
import type { DocumentId, PersonId } from '../../../../../lib/core/ids.ts';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import { Asked } from './asked.ts';
import { fetchNames, fetchTitles } from './named-api.ts';

/** How old a title may be while somebody looks. */
const RENEW_MS = 60_000;

const DOCUMENT = '[data-document]';
const MENTION = 'span[data-mention]';

export interface NamedOptions {
  readonly documentId: DocumentId;
  readonly personId: PersonId | null;
  readonly words: EditorMessages;
}

export function useNamed(editor: Editor, options: NamedOptions): void {
  const { documentId, personId, words } = options;
  useEffect(() => {
    const { dom } = editor.view;
    const elements = (selector: string) => dom.querySelectorAll<HTMLElement>(selector);
    const titles = new Asked(fetchTitles, () => show());
    const names = new Asked(
      (ids) => fetchNames(documentId, ids),
      () => show(),
    );

    const show = () => {
      if (editor.isDestroyed) return;
      for (const link of elements(DOCUMENT)) {
        const id = link.dataset['document'] ?? '';
        const title = id === '' ? null : titles.get(id);
        link.toggleAttribute('data-missing', title === null);
        if (title === undefined) continue;
        say(
          link,
          title === null ? words.inline.document.missing : title || words.title.placeholder,
        );
      }
      for (const mention of elements(MENTION)) {
        const id = mention.dataset['mention'] ?? '';
        const name = id === '' ? null : names.get(id);
        mention.toggleAttribute('data-self', id === personId);
        if (name != null && name !== '') say(mention, `@${name}`);
      }
    };
    const renew = () => {
      if (document.visibilityState !== 'visible') return;
      titles.renew(idsIn(elements(DOCUMENT), 'document'));
      names.renew(idsIn(elements(MENTION), 'mention'));
    };
    show();
    editor.on('transaction', show);
    const timer = setInterval(renew, RENEW_MS);
    document.addEventListener('visibilitychange', renew);
    return () => {
      editor.off('transaction', show);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
      titles.stop();
      names.stop();
    };
  }, [editor, documentId, personId, words]);
}

/** The editor looks away from what is in a node without content of its own. */
function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function idsIn(elements: NodeListOf<HTMLElement>, name: string): Set<string> {
  return new Set([...elements].flatMap((element) => element.dataset[name] || []));
}
