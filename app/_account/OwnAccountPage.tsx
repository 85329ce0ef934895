'use client';
/** Who a member is here, its password, the browsers that are signed in, and the way out. */
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DeviceView, GuestView } from '../../lib/core/account.ts';
import type { Me, OwnAccount } from '../../lib/core/actor.ts';
import type {
  AccountMessages,
  GuestMessages,
  LeavingMessages,
  OwnAccountMessages,
} from '../../lib/i18n/en.ts';
import { PageHead } from '../_home/PageHead.tsx';
import { ProfileDialog } from '../_home/ProfileDialog.tsx';
import { useLive } from '../_request/use-live.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { Badge } from '../_ui/Badge.tsx';
import { Button } from '../_ui/Button.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { listDevices } from './api.ts';
import { DeleteAccount } from './DeleteAccount.tsx';
import { DeviceList } from './DeviceList.tsx';
import { GuestSection } from './GuestSection.tsx';
import styles from './OwnAccountPage.module.css';
import { PasswordChange } from './PasswordChange.tsx';
import { PictureField } from './PictureField.tsx';
import type { PictureLimits } from './square-picture.ts';
import { TokenSection, type TokenSectionProps } from './TokenSection.tsx';

export interface OwnAccountPageProps {
  readonly words: OwnAccountMessages;
  readonly fields: AccountMessages['fields'];
  readonly leaving: LeavingMessages;
  readonly me: Me;
  readonly account: OwnAccount;
  readonly nameCharsMax: number;
  readonly pictureLimits: PictureLimits;
  readonly trashDays: number;
  readonly guestWords: GuestMessages;
  /** null: this browser has none with anything to take along. */
  readonly guest: GuestView | null;
  readonly first: readonly DeviceView[];
  readonly firstNowMs: number;
  readonly tokens: TokenSectionProps;
}

export function OwnAccountPage(props: OwnAccountPageProps) {
  const { words, fields, account, guestWords, guest, first, firstNowMs, tokens } = props;
  const live = useLive(listDevices, { view: first, nowMs: firstNowMs });
  return (
    <>
      <PageHead title={words.title} back={words.back} />
      <div className={styles.sections}>
        <Person {...props} />
        {guest === null ? null : <GuestSection words={guestWords} guest={guest} />}
        <section className={styles.section} aria-labelledby="password">
          <h2 id="password" className={styles.title}>
            {words.password.title}
          </h2>
          <p className={styles.lead}>{words.password.lead}</p>
          <PasswordChange
            words={words.password}
            fields={fields}
            email={account.email}
            onChanged={live.reload}
          />
        </section>
        <section className={styles.section} aria-labelledby="devices">
          <h2 id="devices" className={styles.title} tabIndex={-1}>
            {words.devices.title}
          </h2>
          <p className={styles.lead}>{words.devices.lead}</p>
          <DeviceList words={words.devices} live={live} first={first} />
        </section>
        <TokenSection {...tokens} />
        <DeleteAccount
          words={props.leaving}
          fields={fields}
          email={account.email}
          trashDays={props.trashDays}
        />
      </div>
    </>
  );
}

function Person({ words, me, account, nameCharsMax, pictureLimits }: OwnAccountPageProps) {
  const { shell } = useMessages();
  const router = useRouter();
  const [opener, setOpener] = useState<HTMLButtonElement | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const name = me.name ?? shell.profile.nameless;
  return (
    <section className={styles.section} aria-labelledby="person">
      <h2 id="person" className="visually-hidden">
        {words.you}
      </h2>
      <div className={styles.person}>
        <Avatar name={name} hue={me.hue} pictureId={me.pictureId} size="huge" />
        <div className={styles.who}>
          <p className={styles.line}>
            <span className={styles.name} dir="auto">
              {name}
            </span>
            {account.isOperator ? <Badge>{words.operator}</Badge> : null}
          </p>
          <p className={styles.email}>
            <span className="visually-hidden">{words.email}</span>{' '}
            <bdi dir="ltr">{account.email}</bdi>
          </p>
        </div>
        <Button ref={setOpener} className={styles.change} onClick={() => setIsEditing(true)}>
          {words.change}
        </Button>
      </div>
      <PictureField
        words={words.picture}
        limits={pictureLimits}
        hasPicture={me.pictureId !== undefined}
      />
      <ProfileDialog
        // A cancelled edit is forgotten.
        key={`${isEditing}`}
        me={me}
        nameCharsMax={nameCharsMax}
        isOpen={isEditing}
        opener={opener}
        onClose={() => setIsEditing(false)}
        onSaved={() => router.refresh()}
      />
    </section>
  );
}
