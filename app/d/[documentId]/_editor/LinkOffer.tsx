'use client';
/** Tells of a card that came by itself, for those who do not see it. */
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { isApplePlatform, shortcutKeys } from '../../../_ui/shortcut.ts';
import { frameOf, PROVIDERS } from '../../../../lib/editor/media/providers.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import styles from './LinkPanel.module.css';

export interface LinkOfferProps {
  /** null: nothing is offered. */
  readonly href: string | null;
}

/** Always there: a region that comes with its words is often not read. */
export function LinkOffer({ href }: LinkOfferProps) {
  const { link } = useEditorMessages();
  const frame = frameOf(href);
  return (
    <div className="visually-hidden" role="status">
      {frame === null ? null : (
        <>
          <p>{fill(link.offered, { name: PROVIDERS[frame.id].name })}</p>
          <p className={styles.keys}>
            {fill(link.offeredKeys, { keys: shortcutKeys('Alt+F10', isApplePlatform()).join('+') })}
          </p>
        </>
      )}
    </div>
  );
}
