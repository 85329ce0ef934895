/** Rows on their way: said once, and drawn where they will be. */
import { Skeleton } from '../_ui/Skeleton.tsx';
import styles from './Loading.module.css';

const WIDTHS = ['46%', '58%', '38%', '52%', '44%'];

export function Loading({ label }: { readonly label: string }) {
  return (
    <div className={styles.rows}>
      <output className="visually-hidden">{label}</output>
      {WIDTHS.map((inlineSize) => (
        <div key={inlineSize} className={styles.row}>
          <Skeleton inlineSize="28px" blockSize="28px" />
          <div className={styles.lines}>
            <Skeleton inlineSize={inlineSize} blockSize="14px" />
            <Skeleton inlineSize="28%" blockSize="12px" />
          </div>
        </div>
      ))}
    </div>
  );
}
