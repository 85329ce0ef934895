/** The page before the editor is there: same places, same sizes, nothing to type into yet. */
import { Skeleton } from '../../../_ui/Skeleton.tsx';
import { Header, HeaderTitle } from './Header.tsx';
import styles from './Sheet.module.css';
import titleStyles from './Title.module.css';

export interface PlaceholderProps {
  readonly title: string;
  readonly untitled: string;
  readonly home: string;
  readonly loading: string;
  /** Comes to read: no tools will follow. */
  readonly isReader: boolean;
}

export function Placeholder({ title, untitled, home, loading, isReader }: PlaceholderProps) {
  return (
    <div className={styles.page}>
      <Header home={home} title={<HeaderTitle text={title} untitled={untitled} />} />
      <LoadingSheet title={title} untitled={untitled} loading={loading} isReader={isReader} />
    </div>
  );
}

export function LoadingSheet(props: Omit<PlaceholderProps, 'home'>) {
  const { title, untitled, loading, isReader } = props;
  return (
    <>
      <div className={isReader ? styles.readerBar : styles.bar} />
      <main id="content" tabIndex={-1} className={styles.sheet} aria-busy="true">
        <h1 className={titleStyles.title} dir="auto" data-empty={title === ''}>
          {title === '' ? untitled : title}
        </h1>
        <div className={styles.lines} role="status" aria-label={loading}>
          {LINES.map((inlineSize) => (
            <Skeleton key={inlineSize} inlineSize={inlineSize} blockSize="16px" />
          ))}
        </div>
      </main>
    </>
  );
}

const LINES = ['92%', '100%', '84%', '97%', '60%'];
