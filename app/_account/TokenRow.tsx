'use client';
/** One API token, without its secret. */
import { KeyRound } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ApiTokenView } from '../../lib/core/api-token.ts';
import type { TokenMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Day, useDay } from '../_members/Day.tsx';
import { Question } from '../_share/Question.tsx';
import { Badge } from '../_ui/Badge.tsx';
import { Button } from '../_ui/Button.tsx';
import facts from '../_ui/Facts.module.css';
import { Moment } from '../_ui/Moment.tsx';
import row from './DeviceRow.module.css';
import styles from './TokenRow.module.css';

export interface TokenRowProps {
  readonly token: ApiTokenView;
  readonly words: TokenMessages;
  readonly nowMs: number;
  readonly onRevoke: () => void;
}

export function TokenRow({ token, words, nowMs, onRevoke }: TokenRowProps) {
  const { name, scope, createdAt, expiresAt, lastUsedAt } = token;
  const button = useRef<HTMLButtonElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const when = useDay(createdAt, nowMs);
  const isExpired = hasExpired(token, nowMs);
  const keep = () => {
    setIsAsking(false);
    button.current?.focus();
  };
  return (
    <li className={styles.item}>
      <div className={row.row}>
        <span className={row.icon}>
          <KeyRound size={20} aria-hidden />
        </span>
        <div className={row.what}>
          <p className={row.line}>
            <span className={styles.name} dir="auto">
              {name}
            </span>
            <Badge>{words.scopes[scope]}</Badge>
            {isExpired ? <Badge tone="warning">{words.expired}</Badge> : null}
          </p>
          <p className={facts.facts}>
            <span>
              {expiresAt === null ? (
                words.forever
              ) : (
                <Day at={expiresAt} nowMs={nowMs} words={isExpired ? words.stopped : words.until} />
              )}
            </span>
            {lastUsedAt === null ? (
              <span>{words.neverUsed}</span>
            ) : (
              <span>
                <span className={facts.label}>{words.lastUsed}</span>
                <Moment at={lastUsedAt} nowMs={nowMs} />
              </span>
            )}
          </p>
        </div>
        <Button
          ref={button}
          look="quiet"
          className={styles.revoke}
          // Several may be called the same.
          aria-label={fill(isExpired ? words.removeOf : words.revokeOf, { name, when })}
          // Nothing depends any more on one that has expired.
          onClick={() => (isExpired ? onRevoke() : setIsAsking(true))}
        >
          {isExpired ? words.remove : words.revoke}
        </Button>
      </div>
      {isAsking ? (
        <Question
          title={fill(words.question.title, { name })}
          body={words.question.body}
          yes={words.question.yes}
          no={words.question.no}
          onYes={onRevoke}
          onNo={keep}
        />
      ) : null}
    </li>
  );
}

export function hasExpired({ expiresAt }: ApiTokenView, nowMs: number): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= nowMs;
}
