'use client';
/** Short notes of what happened, announced politely; some carry one way back. */
import { X } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { assert } from '../../lib/std/assert.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';
import { useMessages } from './messages.tsx';
import styles from './toasts.module.css';
import { focusDialog, useToastRing } from './use-toast-ring.ts';

export interface Toast {
  readonly message: string;
  readonly tone?: 'plain' | 'danger';
  /** The way back; leaves with the toast, so it must exist elsewhere too. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** A toast of the same key takes the place of the earlier one. */
  readonly key?: string;
}

/** Shows a toast; it leaves by itself unless pointer or focus rest on it. */
export type ShowToast = (toast: Toast) => void;

interface Shown extends Toast {
  readonly id: number;
}

const SHOWN_MAX = 3;
const PLAIN_MS = 5_000;
/** Reading what went wrong, or deciding to go back, takes longer. */
const LONG_MS = 10_000;

const ToastContext = createContext<ShowToast | null>(null);

export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  assert(show !== null, 'useToast needs ToastProvider above it');
  return show;
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { shell } = useMessages();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const nextId = useRef(0);
  const place = useRef<HTMLElement>(null);
  useToastRing(place);

  const show = useCallback<ShowToast>((toast) => {
    const id = nextId.current++;
    setShown((before) =>
      [
        ...before.filter(({ key }) => key === undefined || key !== toast.key),
        { ...toast, id },
      ].slice(-SHOWN_MAX),
    );
  }, []);
  const hide = useCallback(
    (id: number) => setShown((before) => before.filter((toast) => toast.id !== id)),
    [],
  );

  const region = useMemo(
    () => shown.map((toast) => <ToastCard key={toast.id} toast={toast} onHide={hide} />),
    [shown, hide],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <section
        ref={place}
        className={classes(styles.region, 'no-print')}
        aria-label={shell.page.notifications}
        aria-live="polite"
        aria-relevant="additions text"
      >
        {region}
      </section>
    </ToastContext.Provider>
  );
}

function ToastCard(props: { readonly toast: Shown; readonly onHide: (id: number) => void }) {
  const { toast, onHide } = props;
  const { shell } = useMessages();
  const [isHeld, setIsHeld] = useState(false);
  const isDanger = toast.tone === 'danger';
  const shownMs = isDanger || toast.action !== undefined ? LONG_MS : PLAIN_MS;

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onHide(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [isHeld, shownMs, toast.id, onHide]);

  const { action } = toast;
  const card = useRef<HTMLDivElement>(null);
  const hide = () => {
    if (card.current?.contains(document.activeElement) === true) focusDialog();
    onHide(toast.id);
  };
  return (
    <div
      ref={card}
      className={classes(styles.toast, isDanger && styles.danger)}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <p className={styles.message}>{toast.message}</p>
      {action === undefined ? null : (
        <Button
          look="quiet"
          className={styles.action}
          onClick={() => {
            hide();
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={shell.page.close} onClick={hide}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
