/** What the text asks of the server about people and documents it names. */
import type { DocumentId } from '../../../../../lib/core/ids.ts';
import type {
  MentionedName,
  MentionedTitle,
  MentionView,
} from '../../../../../lib/core/mention.ts';
import { ask } from '../../../../_request/ask.ts';

export async function fetchMentionable(
  id: DocumentId,
  search: string,
  signal: AbortSignal,
): Promise<readonly MentionView[]> {
  const path = `/api/v1/documents/${id}/mentionable?${new URLSearchParams({ search })}`;
  return (await ask<{ people: readonly MentionView[] }>('GET', path, undefined, signal)).people;
}

/** Of one's own list. */
export async function fetchDocuments(
  search: string,
  signal: AbortSignal,
): Promise<readonly MentionedTitle[]> {
  const path = `/api/v1/documents?${new URLSearchParams({ search })}`;
  return (await ask<{ documents: readonly MentionedTitle[] }>('GET', path, undefined, signal))
    .documents;
}

export async function fetchTitles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const path = `/api/v1/documents/titles?${new URLSearchParams({ ids: ids.join(',') })}`;
  const { titles } = await ask<{ titles: readonly MentionedTitle[] }>('GET', path);
  return new Map(titles.map(({ id, title }) => [id, title]));
}

export async function fetchNames(
  documentId: DocumentId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const path = `/api/v1/documents/${documentId}/names?${new URLSearchParams({ ids: ids.join(',') })}`;
  const { names } = await ask<{ names: readonly MentionedName[] }>('GET', path);
  return new Map(names.map(({ personId, name }) => [personId, name]));
}
