/** How this reader wants to see code: on this device, and in no document. */
import { recall, remember } from '../../../../../_ui/kept-profile.ts';

export type CodeSetting = 'wrap' | 'numbers';
export interface CodeSettings {
  readonly wrap: boolean;
  readonly numbers: boolean;
}

const KEYS: Readonly<Record<CodeSetting, string>> = {
  wrap: 'sheaf.code-wrap',
  numbers: 'sheaf.code-numbers',
};
const YES = 'yes';
const ATTRIBUTE = 'data-code-wrap';

let settings: CodeSettings | null = null;
const watchers = new Set<() => void>();

/** The same until one of them is changed. */
export function codeSettings(): CodeSettings {
  settings ??= { wrap: recall(KEYS.wrap) === YES, numbers: recall(KEYS.numbers) === YES };
  return settings;
}

export function isWrapping(): boolean {
  return codeSettings().wrap;
}

export function changeCodeSetting(setting: CodeSetting, isOn: boolean): void {
  remember(KEYS[setting], isOn ? YES : 'no');
  settings = { ...codeSettings(), [setting]: isOn };
  showWrapping();
  for (const watcher of watchers) watcher();
}

export function watchCodeSettings(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** For the style sheet, which alone knows how code wraps. */
export function showWrapping(): void {
  document.documentElement.toggleAttribute(ATTRIBUTE, isWrapping());
}
