/** A grey bar where text will be; the caller gives it the size of that text. */
import styles from './Skeleton.module.css';

export function Skeleton(props: { readonly inlineSize: string; readonly blockSize: string }) {
  return (
    <span
      className={styles.bar}
      style={{ inlineSize: props.inlineSize, blockSize: props.blockSize }}
      aria-hidden
    />
  );
}
