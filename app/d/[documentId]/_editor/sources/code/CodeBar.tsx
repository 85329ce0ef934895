'use client';
/** Above a block of code: its language, and what a reader does with it. One tab stop. */
import type { Editor } from '@tiptap/react';
import { Check, ChevronDown, Copy, ListOrdered, WrapText } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { languageOf } from '../../../../../../lib/editor/attributes.ts';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import { useRoving } from '../../use-roving.ts';
import type { SourceView } from '../source-view.ts';
import { useSourceCopy } from '../use-source-copy.ts';
import {
  changeCodeSetting,
  type CodeSetting,
  codeSettings,
  watchCodeSettings,
} from './code-settings.ts';
import { LanguagePicker } from './LanguagePicker.tsx';
import { languageNamed } from './languages.ts';

export interface CodeBarProps {
  readonly editor: Editor;
  readonly view: SourceView;
  readonly isEditable: boolean;
}

const ICON = 15;

export function CodeBar({ editor, view, isEditable }: CodeBarProps) {
  const { sources } = useEditorMessages();
  const node = useSyncExternalStore(view.watch, view.node);
  const settings = useSyncExternalStore(watchCodeSettings, codeSettings);
  const roving = useRoving();
  const { isCopied, copy } = useSourceCopy(view);
  const [isOpen, setIsOpen] = useState(false);
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const language = languageOf(node.attrs['language']);
  const name = languageNamed(language)?.name ?? language ?? sources.plain;
  const setting = (of: CodeSetting, label: string, icon: React.ReactNode) => (
    <button
      type="button"
      aria-label={label}
      data-tip={label}
      aria-pressed={settings[of]}
      onClick={() => changeCodeSetting(of, !settings[of])}
    >
      {icon}
    </button>
  );

  return (
    <div
      ref={roving.ref}
      role="toolbar"
      aria-label={sources.code}
      className="source-tools"
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.commands.focus();
        else roving.onKeyDown(event);
      }}
      onFocus={roving.onFocus}
    >
      {isEditable ? (
        <button
          ref={setButton}
          type="button"
          className="source-language"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label={`${sources.language}: ${name}`}
          aria-keyshortcuts="Alt+F10"
          onClick={() => setIsOpen(!isOpen)}
        >
          {name}
          <ChevronDown size={13} aria-hidden />
        </button>
      ) : (
        <span className="source-language">{name}</span>
      )}
      <span className="source-space" />
      {setting('numbers', sources.numbers, <ListOrdered size={ICON} aria-hidden />)}
      {setting('wrap', sources.wrap, <WrapText size={ICON} aria-hidden />)}
      <button
        type="button"
        aria-label={isCopied ? sources.copied : sources.copy}
        data-tip={isCopied ? sources.copied : sources.copy}
        onClick={copy}
      >
        {isCopied ? <Check size={ICON} aria-hidden /> : <Copy size={ICON} aria-hidden />}
      </button>
      {isOpen ? (
        <LanguagePicker
          anchor={button}
          chosen={languageNamed(language)?.id ?? null}
          onClose={() => setIsOpen(false)}
          onChoose={(id) => {
            setIsOpen(false);
            setLanguage(editor, view, id);
          }}
        />
      ) : null}
    </div>
  );
}

function setLanguage(editor: Editor, view: SourceView, id: string | null): void {
  const at = view.position();
  if (at === undefined || !editor.isEditable) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'language', id));
}
