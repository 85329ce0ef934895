/** What a callout says of its content, by colour and sign. */

export const CALLOUT_KINDS = ['info', 'tip', 'success', 'warning', 'danger'] as const;
export type CalloutKind = (typeof CALLOUT_KINDS)[number];

/** The first one for anything that is none, whoever wrote it. */
export function calloutKindOf(value: unknown): CalloutKind {
  return CALLOUT_KINDS.find((kind) => kind === value) ?? 'info';
}
