/** `/api/v1/links`: every share link this person made. */
import { refuseMethod, respond } from '../../../_server/respond.ts';
import { ownLinkJson } from '../../../_server/sharing-json.ts';

export function GET(request: Request): Promise<Response> {
  return respond(request, async ({ sharing }, actor) => {
    const links = await sharing.ownLinks(actor);
    return Response.json({ links: links.map((link) => ownLinkJson(link, request)) });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
