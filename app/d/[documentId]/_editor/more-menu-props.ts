/** What the more menu works on. */
import type { DocumentId } from '../../../../lib/core/ids.ts';

export interface MoreMenuProps {
  readonly documentId: DocumentId;
  readonly mayTrash: boolean;
  readonly trashDays: number;
  readonly titleNow: () => string;
  readonly onWordCount: () => void;
  readonly onShortcuts: () => void;
  readonly onProfile: () => void;
}
