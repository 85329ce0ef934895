'use client';
/** Asks for the address of a picture, a frame or a card, and for its words. Escape leaves all as it was. */
import type { Editor } from '@tiptap/react';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../../../_ui/Button.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { TextField } from '../../../../_ui/TextField.tsx';
import { isMedia, type Media } from '../../../../../lib/editor/media/media.ts';
import { PROVIDER_IDS, PROVIDERS } from '../../../../../lib/editor/media/providers.ts';
import { ADDRESS_CHARS_MAX } from '../../../../../lib/editor/media/web-address.ts';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import { FloatAt } from '../FloatAt.tsx';
import styles from './Media.module.css';
import { changeMedia, type MediaSaying, putMedia } from './media-deeds.ts';
import {
  ADDRESS_ATTRIBUTES,
  addressFrom,
  type AddressProblem,
  type FieldName,
  FIELDS,
  sayingIn,
  titleFrom,
} from './media-fields.ts';
import type { MediaRequest } from './media-request.ts';

/** Of HTML that holds an address. */
const CODE_CHARS_MAX = 4 * ADDRESS_CHARS_MAX;
/** The same in every language. */
const EXAMPLES: Readonly<Record<Media, string>> = {
  image: 'https://example.org/picture.png',
  embed: 'https://www.youtube.com/watch?v=…',
  bookmark: 'https://example.org',
};
const NAMES = PROVIDER_IDS.map((id) => PROVIDERS[id].name).join(', ');

export interface MediaPanelProps {
  readonly editor: Editor;
  readonly request: MediaRequest;
  readonly onClose: () => void;
}

export function MediaPanel({ editor, request, onClose }: MediaPanelProps) {
  const { media, actions } = useEditorMessages();
  const kind = kindOf(request);
  const [position] = useState(() => placeOf(editor, request));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    request.is === 'new' ? {} : sayingIn(kind, request.view.node().attrs),
  );
  const [problem, setProblem] = useState<AddressProblem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // As it is drawn: the menu that led here gives the focus back to the text otherwise.
  useLayoutEffect(() => {
    const field = form.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);

  const typedAddress = typed['address'] ?? '';
  const valueOf = (name: FieldName) =>
    typed[name] ?? (name === 'title' && request.is === 'new' ? titleFrom(typedAddress) : '');
  const set = (name: string, value: string) => setTyped({ ...typed, [name]: value });
  const close = () => {
    editor.view.focus();
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = addressFrom(kind, typedAddress);
    if (!read.ok) {
      setProblem(read.why);
      form.current?.querySelector('input')?.focus();
      return;
    }
    const words = FIELDS[kind].map(
      ({ name, attribute }) => [attribute, valueOf(name).trim() || null] as const,
    );
    const address: MediaSaying = { [ADDRESS_ATTRIBUTES[kind]]: read.address };
    const saying = { ...address, ...Object.fromEntries(words) };
    // At once, unlike the editor's own command: the next key belongs to the text.
    editor.view.focus();
    if (request.is === 'change') changeMedia(editor, request.view, saying);
    else putMedia(editor, kind, saying);
    onClose();
  };

  return (
    <FloatAt editor={editor} position={position} onLeave={onClose}>
      <div
        role="dialog"
        aria-label={actions[kind]}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        <form ref={form} className={styles.panel} onSubmit={submit}>
          <TextField
            label={media.address}
            value={typedAddress}
            error={problem === null ? null : fill(media.problems[problem], { names: NAMES })}
            placeholder={EXAMPLES[kind]}
            maxLength={kind === 'embed' ? CODE_CHARS_MAX : ADDRESS_CHARS_MAX}
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => {
              set('address', event.target.value);
              setProblem(null);
            }}
          />
          {FIELDS[kind].map(({ name, charsMax }) => (
            <TextField
              key={name}
              label={media.fields[name]}
              value={valueOf(name)}
              maxLength={charsMax}
              autoComplete="off"
              {...(name === 'alt' ? { hint: media.altHint } : {})}
              onChange={(event) => set(name, event.target.value)}
            />
          ))}
          <div className={styles.ends}>
            <Button look="quiet" onClick={close}>
              {media.cancel}
            </Button>
            <Button type="submit" look="primary">
              {request.is === 'new' ? media.insert : media.save}
            </Button>
          </div>
        </form>
      </div>
    </FloatAt>
  );
}

function kindOf(request: MediaRequest): Media {
  if (request.is === 'new') return request.kind;
  const { name } = request.view.node().type;
  return isMedia(name) ? name : 'bookmark';
}

function placeOf({ state }: Editor, request: MediaRequest): number {
  if (request.is === 'new') return state.selection.from;
  return (request.view.position() ?? 0) + request.view.node().nodeSize;
}
