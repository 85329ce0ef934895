'use client';
/** The end of a form that is a page: what is wrong with all of it, and the one button. */
import { Button } from './Button.tsx';
import styles from './FormEnd.module.css';
import { useIsHydrated } from './use-is-hydrated.ts';

export interface FormEndProps {
  /** Of no field; absent: nothing is. */
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly submit: string;
}

export function FormEnd({ problem, isBusy, submit }: FormEndProps) {
  const isAlive = useIsHydrated();
  return (
    <div className={styles.end}>
      <p role="alert" className={styles.problem}>
        {problem ?? ''}
      </p>
      <Button
        type="submit"
        look="primary"
        size="large"
        className={styles.submit}
        disabled={!isAlive}
        aria-disabled={isBusy}
      >
        {submit}
      </Button>
    </div>
  );
}
