/** One icon for each kind of block. */
import {
  Heading1,
  Heading2,
  Heading3,
  List,
  ListOrdered,
  ListTodo,
  type LucideIcon,
  Minus,
  SquareCode,
  TextQuote,
  Type,
} from 'lucide-react';
import type { BlockId } from './blocks.ts';

export const BLOCK_ICONS: Readonly<Record<BlockId, LucideIcon>> = {
  text: Type,
  heading1: Heading1,
  heading2: Heading2,
  heading3: Heading3,
  bulletList: List,
  orderedList: ListOrdered,
  taskList: ListTodo,
  quote: TextQuote,
  divider: Minus,
  codeBlock: SquareCode,
};
