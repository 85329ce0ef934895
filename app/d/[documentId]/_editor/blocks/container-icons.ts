/** One icon for each block that a slash offers beside the plain ones. */
import {
  CircleCheck,
  Columns2,
  Columns3,
  Columns4,
  Info,
  Lightbulb,
  ListCollapse,
  OctagonAlert,
  SeparatorHorizontal,
  TableOfContents,
  TriangleAlert,
} from 'lucide-react';
import type { BlockTools } from './tools.ts';

export const CONTAINER_ICONS: BlockTools['icons'] = {
  toggle: ListCollapse,
  toggleHeading1: ListCollapse,
  toggleHeading2: ListCollapse,
  toggleHeading3: ListCollapse,
  callout: Info,
  calloutTip: Lightbulb,
  calloutSuccess: CircleCheck,
  calloutWarning: TriangleAlert,
  calloutDanger: OctagonAlert,
  columns2: Columns2,
  columns3: Columns3,
  columns4: Columns4,
  columns5: Columns4,
  pageBreak: SeparatorHorizontal,
  tableOfContents: TableOfContents,
};
