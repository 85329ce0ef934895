/** `/api/v1/workspace/links`: everybody's share links, for operators. */
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

/** `?owner=…`: of the documents of one person. */
export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { workspace }) => {
    const owner = new URL(request.url).searchParams.get('owner');
    return Response.json({ links: await workspace.links(caller, owner) });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
