'use client';
/** The document as a page for everybody: made, shaped and taken back. */
import { Globe } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { DocumentId } from '../../lib/core/ids.ts';
import type { PublicationView } from '../../lib/core/publication.ts';
import { Button } from '../_ui/Button.tsx';
import { Block } from './Block.tsx';
import { PageAddress } from './PageAddress.tsx';
import { PageChoices } from './PageChoices.tsx';
import styles from './PublishBlock.module.css';
import { Question } from './Question.tsx';
import { useShareMessages } from './share-messages.tsx';
import type { Attempt } from './use-attempt.ts';
import { type Publishing, usePublishing } from './use-publishing.ts';

export interface PublishBlockProps {
  readonly id: DocumentId;
  readonly publication: PublicationView | null;
  readonly attempt: Attempt;
}

export function PublishBlock({ id, publication, attempt }: PublishBlockProps) {
  const publishing = usePublishing(id, attempt);
  // Whoever published or took back from here loses the button that did it.
  const [hasActed, setHasActed] = useState(false);
  const acting = (deed: () => void) => () => {
    setHasActed(true);
    deed();
  };
  return publication === null ? (
    <Unpublished takesFocus={hasActed} onPublish={acting(publishing.publish)} />
  ) : (
    <Published
      publication={publication}
      publishing={publishing}
      takesFocus={hasActed}
      onUnpublish={acting(publishing.unpublish)}
    />
  );
}

function Unpublished(props: { readonly takesFocus: boolean; readonly onPublish: () => void }) {
  const { publish: words } = useShareMessages();
  const publish = useFirstFocus(props.takesFocus);
  return (
    <Block
      title={words.title}
      end={
        <Button ref={publish} onClick={props.onPublish}>
          <Globe size={16} aria-hidden />
          {words.publish}
        </Button>
      }
    >
      <p className={styles.none}>{words.none}</p>
    </Block>
  );
}

function useFirstFocus(takesFocus: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const first = useRef(takesFocus);
  useEffect(() => {
    if (first.current) button.current?.focus();
  }, []);
  return button;
}

function Published(props: {
  readonly publication: PublicationView;
  readonly publishing: Publishing;
  readonly takesFocus: boolean;
  readonly onUnpublish: () => void;
}) {
  const { publication, publishing, onUnpublish } = props;
  const { publish: words } = useShareMessages();
  const [isAsking, setIsAsking] = useState(false);
  const takeBack = useFirstFocus(props.takesFocus);
  return (
    <Block
      title={words.title}
      end={
        <Button
          ref={takeBack}
          look="quiet"
          className={styles.quiet}
          aria-expanded={isAsking}
          onClick={() => setIsAsking(!isAsking)}
        >
          {words.unpublish}
        </Button>
      }
    >
      <PageAddress publication={publication} onSlug={publishing.setSlug} />
      <PageChoices publication={publication} onChange={publishing.choose} />
      {isAsking ? (
        <Question
          title={words.unpublishTitle}
          body={words.unpublishBody}
          yes={words.unpublish}
          no={words.cancel}
          onYes={onUnpublish}
          onNo={() => {
            setIsAsking(false);
            takeBack.current?.focus();
          }}
        />
      ) : null}
    </Block>
  );
}
