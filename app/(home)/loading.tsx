/** The shape of the list while it is on its way; waits a moment before it shows itself. */
import { Skeleton } from '../_ui/Skeleton.tsx';
import styles from './loading.module.css';

const TITLE_WIDTHS = ['38%', '52%', '30%', '44%', '35%', '48%'];

export default function HomeLoading() {
  return (
    <div className={styles.loading} aria-hidden>
      <div className={styles.head}>
        <Skeleton inlineSize="160px" blockSize="28px" />
      </div>
      {TITLE_WIDTHS.map((inlineSize) => (
        <div key={inlineSize} className={styles.row}>
          <Skeleton inlineSize={inlineSize} blockSize="16px" />
          <Skeleton inlineSize="72%" blockSize="12px" />
        </div>
      ))}
    </div>
  );
}
