'use client';
/** Says that the text is only shown, and leads back to writing. */
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { useEscape } from './use-escape.ts';
import { ViewPill } from './ViewPill.tsx';

export interface ReadingViewProps {
  /** Could write, were it not for this view. */
  readonly mayType: boolean;
  readonly onEnd: () => void;
}

export function ReadingView({ mayType, onEnd }: ReadingViewProps) {
  const { views: words } = useEditorMessages();
  useEscape(onEnd);
  return (
    <ViewPill end={mayType ? words.backToWriting : words.endReading} onEnd={onEnd}>
      {words.reading}
    </ViewPill>
  );
}
