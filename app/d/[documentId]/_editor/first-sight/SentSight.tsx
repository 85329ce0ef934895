'use client';
/** The text in the answer of the server, which has asked for it in the same request. */
import { EARLY_SCRIPT } from '../../../../../lib/editor/early-script.ts';
import { escapeHtml } from '../../../../../lib/editor/convert/escape-html.ts';
import { LONG_CHARS_MIN } from '../../../../../lib/editor/long-text.ts';
import { type FirstSight, services } from '../../../../_server/services.ts';
import { useEditorMessages, useMessages } from '../../../../_ui/messages.tsx';
import { dayInWords } from '../inline/days.ts';
import styles from '../Sheet.module.css';

export interface SentSightProps {
  readonly sight: FirstSight;
  /** Who may only read is given no place to write. */
  readonly isReader: boolean;
}

export function SentSight({ sight, isReader }: SentSightProps) {
  const { language } = useMessages();
  const { body } = useEditorMessages();
  const html = withDays(services().firstSights.html(sight), language.tag);
  const label = escapeHtml(body.label);
  const long = html.length < LONG_CHARS_MIN ? '' : ' data-long="spared"';
  const open = `<div class="tiptap ProseMirror"${long} data-first-sight="${sight.documentId}" role="group" aria-label="${label}">`;
  // Before the words: nothing is to be pressed in vain.
  const script = isReader ? '' : `<script>${EARLY_SCRIPT}</script>`;
  return (
    <>
      <noscript>
        <p className={styles.noScript}>{body.noScript}</p>
      </noscript>
      {/* Drawn from the schema's own parsers, with every word escaped. */}
      <div
        className={styles.body}
        // oxlint-disable-next-line react/no-danger
        dangerouslySetInnerHTML={{ __html: `${open}${script}${html}</div>` }}
      />
    </>
  );
}

const DAY = /(<time datetime="([\d-]{10})">)[^<]*/gu;

/** The markup is the same for all who read, but for the language of days. */
function withDays(html: string, tag: string): string {
  return html.replace(DAY, (_, time: string, day: string) => time + dayInWords(tag, day));
}
