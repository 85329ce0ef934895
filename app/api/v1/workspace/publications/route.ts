/** `/api/v1/workspace/publications`: everybody's published pages, for operators. */
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';
import { publicationJson } from '../../../../_server/sharing-json.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { workspace }) => {
    const publications = await workspace.publications(caller);
    const absolute = publications.map((view) => publicationJson(view, request));
    return Response.json({ publications: absolute });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
