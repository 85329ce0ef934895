'use client';
/** One browser that is signed in. */
import { Monitor, Smartphone } from 'lucide-react';
import type { DeviceView } from '../../lib/core/account.ts';
import type { OwnAccountMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Badge } from '../_ui/Badge.tsx';
import { Button } from '../_ui/Button.tsx';
import facts from '../_ui/Facts.module.css';
import { Moment } from '../_ui/Moment.tsx';
import { deviceOf } from './device-of.ts';
import styles from './DeviceRow.module.css';

type Words = OwnAccountMessages['devices'];

export interface DeviceRowProps {
  readonly device: DeviceView;
  readonly words: Words;
  readonly nowMs: number;
  readonly onSignOut: () => void;
}

export function DeviceRow({ device, words, nowMs, onSignOut }: DeviceRowProps) {
  const name = deviceName(device, words);
  const Icon = deviceOf(device.device).isHandheld ? Smartphone : Monitor;
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        <Icon size={20} aria-hidden />
      </span>
      <div className={styles.what}>
        <p className={styles.line}>
          {/* What it is called in full, for who knows such things. */}
          <span className={styles.name} title={device.device ?? undefined}>
            {name}
          </span>
          {device.isThis ? <Badge>{words.isThis}</Badge> : null}
        </p>
        <p className={facts.facts}>
          {device.isThis ? (
            <span>{words.inUse}</span>
          ) : (
            <span>
              <span className={facts.label}>{words.lastSeen}</span>
              <Moment at={device.lastSeenAt} nowMs={nowMs} />
            </span>
          )}
          {device.address === null ? null : <bdi dir="ltr">{device.address}</bdi>}
        </p>
      </div>
      <Button
        look="quiet"
        className={styles.signOut}
        aria-label={device.isThis ? words.signOutHere : fill(words.signOutOf, { device: name })}
        onClick={onSignOut}
      >
        {words.signOut}
      </Button>
    </li>
  );
}

export function deviceName({ device }: DeviceView, words: Words): string {
  const { browser, system } = deviceOf(device);
  if (browser !== null && system !== null) return fill(words.name, { browser, system });
  if (system !== null) return fill(words.onSystem, { system });
  return browser ?? words.unknown;
}
