/** The page before the editor is there: same places, same sizes, same text, nothing to type into yet. */
import type { ReactNode } from 'react';
import { Skeleton } from '../../../_ui/Skeleton.tsx';
import type { FirstSight as Sight } from '../../../_server/services.ts';
import { PLAIN_LOOK } from '../../../../lib/editor/look.ts';
import { FirstSight } from './first-sight/FirstSight.tsx';
import { Header, HeaderTitle } from './Header.tsx';
import styles from './Sheet.module.css';
import titleStyles from './Title.module.css';
import { lookAttributes } from './views/look-attributes.ts';

export interface PlaceholderProps {
  readonly title: string;
  readonly untitled: string;
  readonly home: string;
  readonly loading: string;
  /** Comes to read: no tools will follow. */
  readonly isReader: boolean;
  /** null: the page brings no text. */
  readonly sight: Sight | null;
}

export function Placeholder({ home, ...sheet }: PlaceholderProps) {
  const { title, untitled, sight } = sheet;
  return (
    <div className={styles.page} {...lookAttributes(sight?.look ?? PLAIN_LOOK)}>
      <Header home={home} title={<HeaderTitle text={title} untitled={untitled} />} />
      <LoadingSheet {...sheet} />
    </div>
  );
}

export interface LoadingSheetProps extends Omit<PlaceholderProps, 'home'> {
  /** Above all else: what is to be said of a document that does not come. */
  readonly children?: ReactNode;
}

export function LoadingSheet(props: LoadingSheetProps) {
  const { title, untitled, loading, isReader, sight, children } = props;
  return (
    <>
      <div className={isReader ? styles.readerBar : styles.bar} />
      <main
        id="content"
        tabIndex={-1}
        className={styles.sheet}
        aria-busy={sight === null || undefined}
      >
        {children}
        <h1 className={titleStyles.title} dir="auto" data-empty={title === ''}>
          {title === '' ? untitled : title}
        </h1>
        {sight === null ? (
          <Lines loading={loading} />
        ) : (
          <FirstSight sight={sight} isReader={isReader}>
            <Lines loading={loading} />
          </FirstSight>
        )}
      </main>
    </>
  );
}

function Lines({ loading }: Pick<PlaceholderProps, 'loading'>) {
  return (
    <div className={styles.lines} role="status" aria-label={loading}>
      {LINES.map((inlineSize) => (
        <Skeleton key={inlineSize} inlineSize={inlineSize} blockSize="16px" />
      ))}
    </div>
  );
}

const LINES = ['92%', '100%', '84%', '97%', '60%'];
