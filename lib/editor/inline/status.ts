/** A status label: a few words on a colour. */
import { labelOf } from './mention.ts';

/** Names and no colours: each look of the page has its own. */
export const STATUS_COLORS = ['grey', 'red', 'yellow', 'green', 'blue', 'purple'] as const;
export type StatusColor = (typeof STATUS_COLORS)[number];

export const STATUS_CHARS_MAX = 40;

export interface Status {
  /** One line; may be empty. */
  readonly label: string;
  readonly color: StatusColor;
}

export function statusOf(attributes: Readonly<Record<string, unknown>> = {}): Status {
  const { label, color } = attributes;
  return {
    label: labelOf(label, STATUS_CHARS_MAX),
    color: STATUS_COLORS.find((known) => known === color) ?? 'grey',
  };
}
