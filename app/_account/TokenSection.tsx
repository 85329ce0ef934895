'use client';
/** The API tokens of a member: made here, shown once, revoked. */
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ApiTokenView, TokenWish } from '../../lib/core/api-token.ts';
import type { TokenMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { useLive } from '../_request/use-live.ts';
import { useAttempt } from '../_share/use-attempt.ts';
import { Button } from '../_ui/Button.tsx';
import list from './DeviceList.module.css';
import { NewTokenDialog } from './NewTokenDialog.tsx';
import page from './OwnAccountPage.module.css';
import { listTokens, makeToken, type NewToken, revokeToken } from './token-api.ts';
import { hasExpired, TokenRow } from './TokenRow.tsx';
import styles from './TokenSection.module.css';

type Tokens = readonly ApiTokenView[];

export interface TokenSectionProps {
  readonly words: TokenMessages;
  readonly nameCharsMax: number;
  readonly first: Tokens;
  readonly firstNowMs: number;
}

export function TokenSection({ words, nameCharsMax, first, firstNowMs }: TokenSectionProps) {
  const live = useLive(listTokens, { view: first, nowMs: firstNowMs });
  const attempt = useAttempt(live.change);
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const tokens = live.view ?? first;

  /** null: refused, and said so. */
  const make = async (wish: TokenWish): Promise<NewToken | null> => {
    const made: NewToken[] = [];
    const request = async () => {
      const { token, ...view } = await makeToken(wish);
      made.push({ ...view, token });
      return (shown: Tokens) => [view, ...shown.filter(({ id }) => id !== view.id)];
    };
    await attempt((shown) => shown, request, null);
    return made[0] ?? null;
  };
  const revoke = (gone: ApiTokenView) => {
    const { id, name } = gone;
    const edit = (shown: Tokens) => shown.filter((token) => token.id !== id);
    // What had the focus goes.
    document.getElementById('tokens')?.focus();
    const told = hasExpired(gone, live.nowMs) ? words.removed : words.revoked;
    const message = fill(told, { name });
    void attempt(edit, () => revokeToken(id).then(() => edit), { message });
  };
  return (
    <section className={page.section} aria-labelledby="tokens">
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 id="tokens" className={page.title} tabIndex={-1}>
            {words.title}
          </h2>
          <p className={page.lead}>{words.lead}</p>
        </div>
        <Button ref={setOpener} className={styles.make} onClick={() => setIsMaking(true)}>
          <Plus size={16} aria-hidden />
          {words.make.action}
        </Button>
      </div>
      {live.isStale ? <p className={list.stale}>{words.refreshFailed}</p> : null}
      {tokens.length === 0 ? (
        <p className={styles.empty}>{words.empty}</p>
      ) : (
        <ul aria-label={words.list}>
          {tokens.map((token) => (
            <TokenRow
              key={token.id}
              token={token}
              words={words}
              nowMs={live.nowMs}
              onRevoke={() => revoke(token)}
            />
          ))}
        </ul>
      )}
      <NewTokenDialog
        // The next token is another one.
        key={`${isMaking}`}
        words={words}
        nameCharsMax={nameCharsMax}
        isOpen={isMaking}
        opener={opener}
        nowMs={live.nowMs}
        onMake={make}
        onClose={() => setIsMaking(false)}
      />
    </section>
  );
}
