/** The mark: three leaning strokes held by one band; with the word beside it where there is room. */
import styles from './Logo.module.css';

export function Mark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M5.2 3.6C6.4 9 9.9 11.6 10.2 15.2 10.3 17.4 9.4 19.2 8.2 20.8" />
      <path d="M12 2.6V21.4" />
      <path d="M18.8 3.6C17.6 9 14.1 11.6 13.8 15.2 13.7 17.4 14.6 19.2 15.8 20.8" />
      <path d="M7.6 15.2H16.4" className={styles.band} />
    </svg>
  );
}

export function Logo({ name }: { readonly name: string }) {
  return (
    <span className={styles.logo}>
      <Mark />
      <span className={styles.word}>{name}</span>
    </span>
  );
}
