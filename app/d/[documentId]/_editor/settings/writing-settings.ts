/** How this person likes to write, kept by the browser: for all documents, in all tabs. */
import { recall, remember } from '../../../../_ui/kept-profile.ts';

export interface WritingSettings {
  /** `#`, `-`, `**` and the like become what they mean. */
  readonly markdown: boolean;
  /** Quotation marks and dashes as they are printed. */
  readonly smartTyping: boolean;
  /** The row of tools above the text; on a phone it is always there. */
  readonly toolbar: boolean;
}
export type WritingSetting = keyof WritingSettings;

export const WRITING_SETTINGS = ['markdown', 'smartTyping', 'toolbar'] as const;
export const SETTINGS_KEY = 'sheaf.writing';
/** In this tab; the others are told by the browser itself. */
export const SETTINGS_EVENT = 'sheaf-writing';

/** What is not switched off is on; anybody may have written what is kept. */
export function writingSettings(): WritingSettings {
  const off = new Set((recall(SETTINGS_KEY) ?? '').split(' '));
  return {
    markdown: !off.has('markdown'),
    smartTyping: !off.has('smartTyping'),
    toolbar: !off.has('toolbar'),
  };
}

export function keepSetting(setting: WritingSetting, isOn: boolean): void {
  const now = { ...writingSettings(), [setting]: isOn };
  remember(SETTINGS_KEY, WRITING_SETTINGS.filter((each) => !now[each]).join(' '));
  window.dispatchEvent(new Event(SETTINGS_EVENT));
}
