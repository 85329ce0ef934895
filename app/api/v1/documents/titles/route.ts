/** `/api/v1/documents/titles`: what documents are called now that a text leads to. */
import { idsIn } from '../../../../_server/ids-in.ts';
import { refuseMethod, respond } from '../../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respond(request, async ({ mentions }, actor) =>
    Response.json({ titles: await mentions.titles(actor, idsIn(request)) }),
  );
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
