/** What the address of a list asks for. */
import { z } from 'zod';
import {
  ACCESS_KINDS,
  LIST_DIRECTIONS,
  LIST_SORTS,
  LIST_VIEWS,
} from '../../lib/core/document-list.ts';
import { AppError } from '../../lib/core/faults.ts';
import { type PersonId, parsePersonId } from '../../lib/core/ids.ts';

const OWNER = z.string().transform((text, context): PersonId => {
  const id = parsePersonId(text);
  if (id === null) context.addIssue('no id of a person');
  return id ?? z.NEVER;
});

const LIST = z.object({
  view: z.enum(LIST_VIEWS).exactOptional(),
  sort: z.enum(LIST_SORTS).exactOptional(),
  direction: z.enum(LIST_DIRECTIONS).exactOptional(),
  owner: OWNER.exactOptional(),
  access: z.enum(ACCESS_KINDS).exactOptional(),
  search: z.string().exactOptional(),
  cursor: z.string().exactOptional(),
});

/** An empty value is an absent one, as a form sends it. @throws AppError bad_request. */
export function listQueryOf(parameters: URLSearchParams): z.infer<typeof LIST> {
  // Before there were views, the trash was asked for like this.
  const former = parameters.get('trashed') === '1' ? { view: 'trash' } : {};
  const given = [...parameters].filter(([, value]) => value !== '');
  const parsed = LIST.safeParse({ ...former, ...Object.fromEntries(given) });
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0]);
  throw new AppError('bad_request', name, { hint: `${name}: not as expected.` });
}
