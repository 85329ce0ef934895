'use client';
/** Who is here: three faces and a number, and a list that leads to their carets. */
import { memo, useRef, useState } from 'react';
import { Avatar } from '../../../_ui/Avatar.tsx';
import { Badge } from '../../../_ui/Badge.tsx';
import { classes } from '../../../_ui/classes.ts';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { Profile } from '../../../../lib/core/actor.ts';
import type { PersonId } from '../../../../lib/core/ids.ts';
import { presenceColor } from '../../../../lib/core/palette.ts';
import { fill, plural } from '../../../../lib/i18n/phrase.ts';
import type { CaretActivity } from './caret-activity.ts';
import { Panel } from './Panel.tsx';
import type { Person } from './people.ts';
import styles from './Presence.module.css';
import { usePeople } from './use-people.ts';

const FACES_MAX = 3;
/** On a phone; the style sheet hides the third. */
const FACES_MAX_NARROW = 2;

export interface PresenceProps {
  readonly collab: Collab;
  readonly activity: CaretActivity;
  readonly personId: PersonId | null;
  readonly profile: Profile;
}

export const Presence = memo(function Presence(props: PresenceProps) {
  const { collab, activity, personId, profile } = props;
  const { presence } = useEditorMessages();
  const { language } = useMessages();
  const people = usePeople(collab, activity, { personId, profile });
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  if (people.length === 0) return null;

  const count = plural(language.tag, presence.people, people.length);
  return (
    <div className={styles.anchor} data-people={people.length}>
      <button
        ref={button}
        type="button"
        className={styles.faces}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={count}
        data-tip={count}
        onClick={() => setIsOpen((open) => !open)}
      >
        {people.slice(0, FACES_MAX).map((person) => (
          <Face key={person.key} person={person} nameless={presence.nameless} />
        ))}
        <Rest className={styles.restWide} count={people.length - FACES_MAX} />
        <Rest className={styles.restNarrow} count={people.length - FACES_MAX_NARROW} />
      </button>
      {isOpen ? (
        <Panel label={presence.list} anchor={button} onClose={() => setIsOpen(false)}>
          <ul className={styles.list}>
            {people.map((person) => (
              <li key={person.key}>
                <PersonRow person={person} onJumped={() => setIsOpen(false)} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
});

function Face({ person, nameless }: { readonly person: Person; readonly nameless: string }) {
  return (
    <span
      className={styles.face}
      data-idle={person.activity === 'idle'}
      style={{ '--ring': presenceColor(person.hue).hex } as React.CSSProperties}
    >
      <Avatar name={person.name || nameless} hue={person.hue} />
    </span>
  );
}

function Rest({
  className,
  count,
}: {
  readonly className: string | undefined;
  readonly count: number;
}) {
  const { presence } = useEditorMessages();
  if (count <= 0) return null;
  return (
    <span className={classes(styles.rest, className)} aria-hidden>
      {fill(presence.more, { count })}
    </span>
  );
}

function PersonRow({
  person,
  onJumped,
}: {
  readonly person: Person;
  readonly onJumped: () => void;
}) {
  const { presence } = useEditorMessages();
  const name = person.name || presence.nameless;
  const shown = person.isSelf ? fill(presence.you, { name }) : name;
  const activity = person.isSelf ? null : presence[person.activity];
  const { caretClientId } = person;
  const row = (
    <>
      <Face person={person} nameless={presence.nameless} />
      <span className={styles.who}>
        <span className={styles.line}>
          <bdi className={styles.name}>{shown}</bdi>
          {person.isGuest ? <Badge>{presence.guest}</Badge> : null}
        </span>
        {activity === null ? null : <span className={styles.note}>{activity}</span>}
      </span>
    </>
  );
  if (caretClientId === null) return <div className={styles.row}>{row}</div>;
  return (
    <button
      type="button"
      className={styles.row}
      data-tip={fill(presence.jump, { name })}
      onClick={() => {
        onJumped();
        jumpTo(caretClientId);
      }}
    >
      {row}
    </button>
  );
}

/** Only scrolls when the caret is out of sight, and then to the middle. */
function jumpTo(clientId: number): void {
  const caret = document.querySelector<HTMLElement>(`.caret[data-client="${clientId}"]`);
  if (caret === null) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  caret.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  caret.dataset['moved'] = '';
}
