/** `/api/v1/pictures?of=<id>,<id>`: which pictures these members have, told to members alone. */
import { AppError } from '../../../../lib/core/faults.ts';
import { parsePersonId, type PersonId, PICTURES_ASKED_MAX } from '../../../../lib/core/ids.ts';
import { refuseMethod, respond } from '../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respond(request, async ({ people }, actor) => {
    const ids = idsIn(new URL(request.url).searchParams.get('of') ?? '');
    return Response.json({ pictures: Object.fromEntries(await people.picturesOf(actor, ids)) });
  });
}

function idsIn(text: string): readonly PersonId[] {
  const ids = text
    .split(',', PICTURES_ASKED_MAX + 1)
    .map(parsePersonId)
    .filter((id) => id !== null);
  if (ids.length <= PICTURES_ASKED_MAX) return ids;
  throw new AppError('bad_request', 'of', { hint: `of: at most ${PICTURES_ASKED_MAX} ids.` });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
