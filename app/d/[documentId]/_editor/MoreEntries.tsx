'use client';
/** The entries of the more menu and the question before the trash. */
import { Copy, FileCode, FileDown, Files, Link2, Trash2, UserRound } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { Button } from '../../../_ui/Button.tsx';
import { Dialog, DialogActions } from '../../../_ui/Dialog.tsx';
import { Menu, type MenuEntry } from '../../../_ui/Menu.tsx';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import { duplicateDocument, trashDocument } from '../../../_home/api.ts';
import { type Failure, failureOf } from '../../../_request/ask.ts';
import { type Face, FACES } from '../../../../lib/editor/look.ts';
import type { EditorMessages } from '../../../../lib/i18n/en.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { copyText } from './clipboard.ts';
import { COMMAND_ICONS } from './commands/command-icons.ts';
import { type CommandId, COMMANDS } from './commands/command-table.ts';
import { downloadFrom } from './download.ts';
import type { MoreMenuProps } from './more-menu-props.ts';
import { useCopyLink } from './use-copy-link.ts';
import type { Views } from './views/use-views.ts';

export interface MoreEntriesProps extends MoreMenuProps {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const ICON = 16;
const FACE_TOKENS = { serif: 'text', sans: 'ui', mono: 'code' } as const satisfies Record<
  Face,
  string
>;

export function MoreEntries(props: MoreEntriesProps) {
  const { anchor, isOpen, onClose, documentId, mayTrash, trashDays } = props;
  const words = useEditorMessages();
  const { more, header, actions } = words;
  const [isAsking, setIsAsking] = useState(false);
  const deeds = useDeeds(props);
  const content = `/api/v1/documents/${documentId}/content?download=1&format=`;

  const entries: MenuEntry[] = [
    action(more.copyLink, <Link2 size={ICON} aria-hidden />, deeds.copyLink),
    action(more.copyMarkdown, <Copy size={ICON} aria-hidden />, () => void deeds.copyMarkdown()),
    { is: 'line' },
    ...lookEntries(props.mayType ? props.views : null, words),
    toggle('fullWidth', actions, props.views.isWide, () => props.views.run('wide')),
    { is: 'line' },
    command('focusMode', actions, () => props.views.run('focus')),
    command('readingView', actions, () => props.views.run('read')),
    command('outline', actions, () => props.views.run('outline')),
    command('find', actions, props.onFind),
    { is: 'line' },
    ...(props.mayCopy
      ? [action(more.duplicate, <Files size={ICON} aria-hidden />, () => void deeds.duplicate())]
      : []),
    action(more.downloadMarkdown, <FileDown size={ICON} aria-hidden />, () =>
      downloadFrom(`${content}markdown`),
    ),
    action(more.downloadHtml, <FileCode size={ICON} aria-hidden />, () =>
      downloadFrom(`${content}html`),
    ),
    command('print', actions, () => props.views.run('print')),
    { is: 'line' },
    command('wordCount', actions, props.onWordCount),
    command('shortcutSheet', actions, props.onShortcuts),
    command('writingSettings', actions, props.onSettings),
    action(more.profile, <UserRound size={ICON} aria-hidden />, props.onProfile),
    ...(mayTrash
      ? [
          { is: 'line' } as const,
          {
            ...action(more.trash, <Trash2 size={ICON} aria-hidden />, () => setIsAsking(true)),
            tone: 'danger' as const,
          },
        ]
      : []),
  ];

  return (
    <>
      <Menu
        anchor={anchor.current}
        isOpen={isOpen}
        onClose={onClose}
        label={header.more}
        entries={entries}
      />
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={more.trashTitle}
        description={fill(more.trashBody, { days: trashDays })}
        opener={anchor.current}
      >
        <DialogActions>
          <Button onClick={() => setIsAsking(false)}>{more.cancel}</Button>
          <Button look="danger" onClick={() => void deeds.trash()}>
            {more.trashConfirm}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function action(label: string, icon: React.ReactNode, onSelect: () => void) {
  return { is: 'action' as const, label, icon, onSelect };
}

function command(id: CommandId, names: EditorMessages['actions'], onSelect: () => void) {
  const Icon = COMMAND_ICONS[id];
  const [shortcut] = COMMANDS[id].keys;
  const entry = action(names[id], <Icon size={ICON} aria-hidden />, onSelect);
  return shortcut === undefined ? entry : { ...entry, shortcut };
}

function toggle(
  id: CommandId,
  names: EditorMessages['actions'],
  isOn: boolean,
  onChange: () => void,
): MenuEntry {
  const Icon = COMMAND_ICONS[id];
  return { is: 'toggle', label: names[id], icon: <Icon size={ICON} aria-hidden />, isOn, onChange };
}

/** @param views  null: everybody's look is not this person's to change. */
function lookEntries(views: Views | null, words: EditorMessages): MenuEntry[] {
  if (views === null) return [];
  const { look, run } = views;
  const options = FACES.map((face) => ({
    value: face,
    label: words.views.faces[face],
    sample: (
      <span style={{ fontFamily: `var(--face-${FACE_TOKENS[face]})` }}>{words.views.sample}</span>
    ),
  }));
  const choose = (value: string) => {
    const face = FACES.find((known) => known === value);
    if (face !== undefined) run(face);
  };
  return [
    {
      is: 'choice',
      isRow: true,
      label: words.views.face,
      value: look.face,
      options,
      onChoose: choose,
    },
    toggle('smallText', words.actions, look.isSmall, () => run('small')),
  ];
}

function useDeeds({ documentId, reach, titleNow }: MoreEntriesProps) {
  const { more, save, title } = useEditorMessages();
  const { faults, shell } = useMessages();
  const toast = useToast();
  const copyLink = useCopyLink(reach);
  const tell = (failure: Failure) =>
    toast({
      message: failure === 'unreachable' ? shell.network.unreachable : faults[failure],
      tone: 'danger',
      key: 'deed',
    });

  return {
    copyLink,
    copyMarkdown: async () => {
      try {
        const answer = await fetch(`/api/v1/documents/${documentId}/content?format=markdown`);
        if (!answer.ok) return tell('internal');
        const isCopied = await copyText(await answer.text());
        toast({ message: isCopied ? more.markdownCopied : save.textNotCopied, key: 'copy' });
      } catch (error) {
        // fetch rejects with a TypeError when no answer came (WHATWG Fetch).
        if (!(error instanceof TypeError)) throw error;
        tell('unreachable');
      }
    },
    duplicate: async () => {
      try {
        const name = titleNow() || title.placeholder;
        const copy = await duplicateDocument(documentId, fill(more.copyTitle, { title: name }));
        location.assign(copy.url);
      } catch (error) {
        tell(failureOf(error));
      }
    },
    trash: async () => {
      try {
        await trashDocument(documentId);
        location.assign('/');
      } catch (error) {
        tell(failureOf(error));
      }
    },
  };
}
