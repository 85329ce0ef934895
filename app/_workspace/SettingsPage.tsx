'use client';
/** How the instance was started: to be read here, and changed where it is started. */
import type { SettingsView } from '../../lib/core/workspace.ts';
import { bytesInWords } from '../../lib/i18n/amount.ts';
import type { LimitMessages, WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { PageHead } from '../_home/PageHead.tsx';
import { useMessages } from '../_ui/messages.tsx';
import { LimitList } from './LimitList.tsx';
import styles from './SettingsPage.module.css';

export interface SettingsPageProps {
  readonly words: WorkspaceMessages;
  readonly limitWords: LimitMessages;
  readonly settings: SettingsView;
}

export function SettingsPage({ words, limitWords, settings }: SettingsPageProps) {
  const { language } = useMessages();
  const own = words.settings;
  const { disk } = settings;
  const say = (bytes: number) => bytesInWords(language.tag, bytes);
  const free =
    disk === null
      ? words.storage.unknown
      : fill(words.storage.freeOf, { free: say(disk.freeBytes), total: say(disk.totalBytes) });
  return (
    <>
      <PageHead title={own.title} back={words.back} />
      <p className={styles.note}>{own.note}</p>
      <section>
        <h2 className={styles.title}>{own.general}</h2>
        <dl className={styles.facts}>
          <Fact name={own.version} value={settings.version} />
          <Fact name={own.access} setting="SHEAF_ACCESS" value={own.accesses[settings.access]} />
          <Fact name={own.url} setting="SHEAF_URL" value={settings.url ?? own.urlUnset} />
          <Fact
            name={own.proxy}
            setting="SHEAF_TRUST_PROXY"
            value={settings.isBehindProxy ? own.yes : own.no}
          />
          <Fact name={own.dataFolder} setting="SHEAF_DATA" value={settings.dataFolder} />
          <Fact name={own.free} value={free} />
        </dl>
      </section>
      <LimitList words={own} sentences={limitWords} limits={settings.limits} />
    </>
  );
}

function Fact(props: {
  readonly name: string;
  /** The variable that decides it; absent: nothing does. */
  readonly setting?: string;
  readonly value: string;
}) {
  return (
    <div className={styles.fact}>
      <dt>
        {props.name}
        {props.setting === undefined ? null : (
          <code className={styles.setting}>{props.setting}</code>
        )}
      </dt>
      <dd dir="auto">{props.value}</dd>
    </div>
  );
}
