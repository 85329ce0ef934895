/** Every action with keys: the table behind tooltips, menus and the shortcut sheet. */
import type { Shortcut } from '../../../_ui/shortcut.ts';

/** The first is the one shown in tooltips; the words are in the dictionaries under the same names. */
export const SHORTCUTS = {
  bold: ['Mod+B'],
  italic: ['Mod+I'],
  underline: ['Mod+U'],
  strike: ['Mod+Shift+S', 'Alt+Shift+5'],
  code: ['Mod+E'],
  link: ['Mod+K'],
  clearFormatting: ['Mod+\\'],
  text: ['Mod+Alt+0'],
  heading1: ['Mod+Alt+1'],
  heading2: ['Mod+Alt+2'],
  heading3: ['Mod+Alt+3'],
  orderedList: ['Mod+Shift+7'],
  bulletList: ['Mod+Shift+8'],
  taskList: ['Mod+Shift+9'],
  quote: ['Mod+Shift+B'],
  codeBlock: ['Mod+Alt+C'],
  indent: ['Tab', 'Mod+]'],
  outdent: ['Shift+Tab', 'Mod+['],
  toggleTask: ['Mod+Enter'],
  moveUp: ['Alt+↑', 'Mod+Alt+↑'],
  moveDown: ['Alt+↓', 'Mod+Alt+↓'],
  undo: ['Mod+Z'],
  redo: ['Mod+Shift+Z', 'Mod+Y'],
  pastePlain: ['Mod+Shift+V'],
  saveState: ['Mod+S'],
  wordCount: ['Mod+Shift+C'],
  shortcutSheet: ['Mod+/'],
} as const satisfies Record<string, readonly [Shortcut, ...Shortcut[]]>;

export type ShortcutId = keyof typeof SHORTCUTS;

export const SHORTCUT_GROUPS = {
  marks: ['bold', 'italic', 'underline', 'strike', 'code', 'link', 'clearFormatting'],
  blocks: ['text', 'heading1', 'heading2', 'heading3', 'quote', 'codeBlock'],
  lists: ['bulletList', 'orderedList', 'taskList', 'indent', 'outdent', 'toggleTask'],
  editing: ['moveUp', 'moveDown', 'undo', 'redo', 'pastePlain'],
  page: ['saveState', 'wordCount', 'shortcutSheet'],
} as const satisfies Record<string, readonly ShortcutId[]>;

export type ShortcutGroup = keyof typeof SHORTCUT_GROUPS;
