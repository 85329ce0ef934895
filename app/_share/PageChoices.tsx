'use client';
/** What the published page shows, and who may list or frame it. */
import { Code } from 'lucide-react';
import type { PublicationChoices, PublicationView } from '../../lib/core/publication.ts';
import { Button } from '../_ui/Button.tsx';
import { Checkbox } from '../_ui/Checkbox.tsx';
import { absolute } from './link-facts.ts';
import styles from './PageChoices.module.css';
import { useShareMessages } from './share-messages.tsx';
import { useCopyPage } from './use-copy-page.ts';

export interface PageChoicesProps {
  readonly publication: PublicationView;
  readonly onChange: (choices: Partial<PublicationChoices>) => void;
}

const CHOICES = ['showsContents', 'showsLastEdit', 'isListed', 'isEmbeddable'] as const;

export function PageChoices({ publication, onChange }: PageChoicesProps) {
  const { publish: words } = useShareMessages();
  const { copyEmbed } = useCopyPage();
  return (
    <fieldset className={styles.choices}>
      <legend className="visually-hidden">{words.choices}</legend>
      {CHOICES.map((choice) => (
        <Checkbox
          key={choice}
          label={words[choice]}
          isChecked={publication[choice]}
          onChange={(isChecked) => onChange({ [choice]: isChecked })}
        />
      ))}
      {publication.isEmbeddable ? (
        <Button className={styles.embed} onClick={() => void copyEmbed(absolute(publication.url))}>
          <Code size={16} aria-hidden />
          {words.copyEmbed}
        </Button>
      ) : null}
    </fieldset>
  );
}
