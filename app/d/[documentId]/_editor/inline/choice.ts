/** What can be named in a text, as a menu offers it. */
import type { DocumentId } from '../../../../../lib/core/ids.ts';
import type { MentionView } from '../../../../../lib/core/mention.ts';

export type Choice =
  | { readonly is: 'person'; readonly person: MentionView }
  | { readonly is: 'document'; readonly id: DocumentId; readonly title: string }
  | { readonly is: 'day'; readonly day: string; readonly name: string; readonly hint: string };

export function keyOf(choice: Choice): string {
  switch (choice.is) {
    case 'person':
      return choice.person.personId;
    case 'document':
      return choice.id;
    case 'day':
      return choice.day;
    default:
      return choice satisfies never;
  }
}

/** As a node of the schema. */
export function nodeOf(choice: Choice): {
  readonly type: string;
  readonly attrs: Record<string, unknown>;
} {
  switch (choice.is) {
    case 'person': {
      const { personId, name } = choice.person;
      return { type: 'mention', attrs: { person: personId, name } };
    }
    case 'document':
      return { type: 'documentLink', attrs: { document: choice.id } };
    case 'day':
      return { type: 'date', attrs: { day: choice.day } };
    default:
      return choice satisfies never;
  }
}
