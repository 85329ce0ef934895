'use client';
/** Who is here: three faces and a number, and a list that leads to their carets. */
import { memo, useRef, useState } from 'react';
import { Avatar } from '../../../_ui/Avatar.tsx';
import { Badge } from '../../../_ui/Badge.tsx';
import { Checkbox } from '../../../_ui/Checkbox.tsx';
import { classes } from '../../../_ui/classes.ts';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import type { Profile } from '../../../../lib/core/actor.ts';
import type { PersonId, PictureId } from '../../../../lib/core/ids.ts';
import { presenceColor } from '../../../../lib/core/palette.ts';
import { fill, plural } from '../../../../lib/i18n/phrase.ts';
import type { CaretActivity } from './caret-activity.ts';
import { FollowButton } from './follow/FollowButton.tsx';
import { showCaret } from './follow/show-caret.ts';
import { useComings } from './follow/use-comings.ts';
import { Panel } from './Panel.tsx';
import type { Person } from './people.ts';
import styles from './Presence.module.css';
import { usePeople } from './use-people.ts';
import { usePictures } from './use-pictures.ts';

const FACES_MAX = 3;
/** On a phone; the style sheet hides the third. */
const FACES_MAX_NARROW = 2;

export interface PresenceProps {
  readonly collab: Collab;
  readonly activity: CaretActivity;
  readonly personId: PersonId | null;
  readonly profile: Profile;
  /** The same function at every rendering. */
  readonly onFollow: (person: Person) => void;
}

export const Presence = memo(function Presence(props: PresenceProps) {
  const { collab, activity, personId, profile, onFollow } = props;
  const { presence, follow } = useEditorMessages();
  const { language } = useMessages();
  const people = usePeople(collab, activity, { personId, profile });
  const pictures = usePictures(personId, people);
  const comings = useComings(people);
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Whom the last press led to: another one on the same person goes along with them.
  const jumpedTo = useRef<string | null>(null);
  if (people.length === 0) return null;
  const goAlong = (person: Person) => {
    setIsOpen(false);
    onFollow(person);
  };
  const jump = (person: Person) => {
    if (person.key === jumpedTo.current) return goAlong(person);
    jumpedTo.current = person.key;
    setIsOpen(false);
    if (person.caretClientId !== null) showCaret(person.caretClientId);
  };

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
          <Face
            key={person.key}
            person={person}
            pictureId={pictures[person.key]}
            nameless={presence.nameless}
          />
        ))}
        <Rest className={styles.restWide} count={people.length - FACES_MAX} />
        <Rest className={styles.restNarrow} count={people.length - FACES_MAX_NARROW} />
      </button>
      <span className="visually-hidden" role="status">
        {comings.words}
      </span>
      {isOpen ? (
        <Panel label={presence.list} anchor={button} onClose={() => setIsOpen(false)}>
          <ul className={styles.list}>
            {people.map((person) => (
              <li key={person.key} className={styles.person}>
                <PersonRow person={person} pictureId={pictures[person.key]} onJump={jump} />
                <FollowButton person={person} onFollow={() => goAlong(person)} />
              </li>
            ))}
          </ul>
          <div className={styles.comings}>
            <Checkbox
              label={follow.tellComings}
              isChecked={comings.isTold}
              onChange={comings.change}
            />
          </div>
        </Panel>
      ) : null}
    </div>
  );
});

interface SeenPerson {
  readonly person: Person;
  readonly pictureId: PictureId | undefined;
}

function Face({ person, pictureId, nameless }: SeenPerson & { readonly nameless: string }) {
  return (
    <span
      className={styles.face}
      data-idle={person.activity === 'idle'}
      style={{ '--ring': presenceColor(person.hue).hex } as React.CSSProperties}
    >
      <Avatar name={person.name || nameless} hue={person.hue} pictureId={pictureId} />
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

function PersonRow(props: SeenPerson & { readonly onJump: (person: Person) => void }) {
  const { person, pictureId, onJump } = props;
  const { presence } = useEditorMessages();
  const name = person.name || presence.nameless;
  const shown = person.isSelf ? fill(presence.you, { name }) : name;
  const activity = person.isSelf ? null : presence[person.activity];
  const { caretClientId } = person;
  const row = (
    <>
      <Face person={person} pictureId={pictureId} nameless={presence.nameless} />
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
      onClick={() => onJump(person)}
    >
      {row}
    </button>
  );
}
