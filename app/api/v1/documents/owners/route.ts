/** `/api/v1/documents/owners`: whose documents are in my list. */
import { listQueryOf } from '../../../../_server/list-query.ts';
import { refuseMethod, respond } from '../../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respond(request, async ({ documents }, actor) => {
    const { view = 'all' } = listQueryOf(new URL(request.url).searchParams);
    return Response.json({ owners: await documents.owners(actor, view) });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
