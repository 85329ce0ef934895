'use client';
/** The browsers a member is signed in with; each can be signed out. */
import type { DeviceView } from '../../lib/core/account.ts';
import type { OwnAccountMessages } from '../../lib/i18n/en.ts';
import { fill, plural } from '../../lib/i18n/phrase.ts';
import { useSignOut } from '../_home/use-sign-out.ts';
import type { Live } from '../_request/use-live.ts';
import { useAttempt } from '../_share/use-attempt.ts';
import { Button } from '../_ui/Button.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { endDevice, endOtherDevices } from './api.ts';
import styles from './DeviceList.module.css';
import { deviceName, DeviceRow } from './DeviceRow.tsx';

type Devices = readonly DeviceView[];

export interface DeviceListProps {
  readonly words: OwnAccountMessages['devices'];
  readonly live: Live<Devices>;
  readonly first: Devices;
}

export function DeviceList({ words, live, first }: DeviceListProps) {
  const { language } = useMessages();
  const attempt = useAttempt(live.change);
  const signOutHere = useSignOut();
  const devices = (live.view ?? first).toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
  const otherCount = devices.filter(({ isThis }) => !isThis).length;

  // What had the focus goes.
  const focusTitle = () => document.getElementById('devices')?.focus();
  const signOut = (device: DeviceView) => {
    const edit = (shown: Devices) => shown.filter(({ id }) => id !== device.id);
    focusTitle();
    void attempt(edit, () => endDevice(device.id).then(() => edit), {
      message: fill(words.signedOut, { device: deviceName(device, words) }),
    });
  };
  const signOutOthers = () => {
    const edit = (shown: Devices) => shown.filter(({ isThis }) => isThis);
    focusTitle();
    void attempt(edit, () => endOtherDevices().then(() => edit), {
      message: words.othersSignedOut,
    });
  };
  return (
    <>
      {live.isStale ? <p className={styles.stale}>{words.refreshFailed}</p> : null}
      <ul aria-label={words.list}>
        {devices.map((device) => (
          <DeviceRow
            key={device.id}
            device={device}
            words={words}
            nowMs={live.nowMs}
            onSignOut={() => (device.isThis ? void signOutHere() : signOut(device))}
          />
        ))}
      </ul>
      {otherCount > 1 ? (
        <Button className={styles.others} onClick={signOutOthers}>
          {plural(language.tag, words.signOutOthers, otherCount)}
        </Button>
      ) : null}
    </>
  );
}
