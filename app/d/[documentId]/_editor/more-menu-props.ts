/** What the more menu works on. */
import type { DocumentId } from '../../../../lib/core/ids.ts';
import type { Reach } from '../../../../lib/core/sharing.ts';
import type { Views } from './views/use-views.ts';

export interface MoreMenuProps {
  readonly documentId: DocumentId;
  readonly mayCopy: boolean;
  readonly mayTrash: boolean;
  /** For whom its address opens. */
  readonly reach: Reach;
  readonly trashDays: number;
  readonly titleNow: () => string;
  readonly views: Views;
  /** May change the document now. */
  readonly mayType: boolean;
  readonly onFind: () => void;
  readonly onWordCount: () => void;
  readonly onShortcuts: () => void;
  readonly onSettings: () => void;
  readonly onProfile: () => void;
}
