/** What is done with containers, by the names of the commands. The first are what a slash offers. */

export const BLOCKS = [
  'toggle',
  'toggleHeading1',
  'toggleHeading2',
  'toggleHeading3',
  'callout',
  'calloutTip',
  'calloutSuccess',
  'calloutWarning',
  'calloutDanger',
  'columns2',
  'columns3',
  'columns4',
  'columns5',
  'pageBreak',
  'tableOfContents',
] as const;
export const COLUMN_TOOLS = ['addColumn', 'removeColumn'] as const;
export const LIST_TOOLS = [
  'listDecimal',
  'listLowerAlpha',
  'listUpperAlpha',
  'listLowerRoman',
  'listUpperRoman',
  'restartList',
  'continueList',
] as const;

export type ContainerBlock = (typeof BLOCKS)[number];
export type ContainerDeed =
  | ContainerBlock
  | (typeof COLUMN_TOOLS)[number]
  | (typeof LIST_TOOLS)[number]
  | 'startListAt'
  | 'toggleOpen';
