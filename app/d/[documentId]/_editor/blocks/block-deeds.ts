/** What the commands of containers do, one by one. */
import { CALLOUT_DEEDS } from './callout-deeds.ts';
import { COLUMN_DEEDS } from './column-deeds.ts';
import { NUMBERING_DEEDS } from './numbering-deeds.ts';
import { putKind } from './put-block.ts';
import { TOGGLE_DEEDS } from './toggle-deeds.ts';
import type { BlockTools } from './tools.ts';

export const BLOCK_DEEDS: BlockTools['deeds'] = {
  ...CALLOUT_DEEDS,
  ...TOGGLE_DEEDS,
  ...COLUMN_DEEDS,
  ...NUMBERING_DEEDS,
  pageBreak: { apply: putKind('pageBreak') },
  tableOfContents: { apply: putKind('tableOfContents') },
};
