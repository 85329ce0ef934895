/** What the save chip says in each state: the word, its weight, the explanation, the one action. */
import type { ReadOnlyReason, SaveState } from '../../../../lib/client/save-state.ts';
import type { EditorMessages, FaultMessages } from '../../../../lib/i18n/en.ts';
import { fill, plural } from '../../../../lib/i18n/phrase.ts';
import { assertNever } from '../../../../lib/std/assert.ts';

export type SaveTone = 'muted' | 'warning' | 'danger';
export type SaveAction = 'copy-text' | 'keep-text' | 'reload' | 'retry' | 'start-over';

export interface SaveWords {
  readonly word: string;
  readonly note: string;
  readonly tone: SaveTone;
  readonly actions: readonly SaveAction[];
  /** Worth interrupting for: said aloud when the state begins. */
  readonly isAnnounced: boolean;
}

export interface WordsOf {
  readonly words: EditorMessages;
  readonly faults: FaultMessages;
  /** BCP 47 tag of the language of `words`. */
  readonly tag: string;
}

export function saveWords(save: SaveState, { words, faults, tag }: WordsOf): SaveWords {
  const { save: say } = words;
  switch (save.is) {
    case 'saved':
      return calm(say.saved, savedNote(save.atMs, say, tag), false);
    case 'saving':
      return calm(say.saving, say.savingNote, false);
    case 'reconnecting':
      return calm(say.reconnecting, say.reconnectingNote, true);
    case 'still-saving':
      return {
        word: plural(tag, say.stillSaving, save.changeCount),
        note:
          save.reason === null
            ? say.stillSavingNote
            : `${faults[save.reason]} ${say.stillSavingNote}`,
        tone: 'warning',
        actions: ['retry', 'copy-text'],
        isAnnounced: true,
      };
    case 'offline-kept':
      return {
        word: say.offlineKept,
        note: say.offlineKeptNote,
        tone: 'warning',
        actions: ['retry'],
        isAnnounced: true,
      };
    case 'offline-not-stored':
      return {
        word: say.offlineNotStored,
        note: say.offlineNotStoredNote,
        tone: 'danger',
        actions: ['copy-text', 'retry'],
        isAnnounced: true,
      };
    case 'read-only':
      return {
        word: save.reason === 'view_only' ? say.viewOnly : say.readOnly,
        note: readOnlyNote(save.reason, words),
        tone: save.reason === 'view_only' && !save.hasUnsentText ? 'muted' : 'danger',
        actions: [
          ...(save.hasUnsentText ? (['keep-text'] as const) : []),
          recoveryFrom(save.reason),
        ].filter((action) => action !== null),
        isAnnounced: true,
      };
    default:
      return assertNever(save);
  }
}

function calm(word: string, note: string, isAnnounced: boolean): SaveWords {
  return { word, note, tone: 'muted', actions: [], isAnnounced };
}

function savedNote(atMs: number | null, say: EditorMessages['save'], tag: string): string {
  if (atMs === null) return say.savedNote;
  const when = new Intl.DateTimeFormat(tag, { timeStyle: 'medium' }).format(atMs);
  return `${say.savedNote} ${fill(say.savedAt, { when })}`;
}

export function readOnlyNote(reason: ReadOnlyReason, { readOnly }: EditorMessages): string {
  const told: Readonly<Record<string, string>> = readOnly;
  return told[reason] ?? readOnly.other;
}

/** What helps: a fresh page, a fresh copy, or nothing that this person could do. */
function recoveryFrom(reason: ReadOnlyReason): SaveAction | null {
  switch (reason) {
    case 'page_outdated':
    case 'copy_outdated':
    case 'other_person':
    case 'signed_out':
      return 'reload';
    case 'document_not_found':
    case 'document_damaged':
    case 'not_allowed':
    case 'view_only':
      return null;
    default:
      return 'start-over';
  }
}
