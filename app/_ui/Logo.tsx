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
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden
    >
      <path d="M4.4 3.4C5.4 8.2 8.4 10.2 8.6 14.4 8.7 17 7.6 19 6.4 20.6" />
      <path d="M12 2.6V21.4" />
      <path d="M19.6 3.4C18.6 8.2 15.6 10.2 15.4 14.4 15.3 17 16.4 19 17.6 20.6" />
      <path d="M7.4 14.4H16.6" />
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
