/** `/api/v1/documents/<id>/links`: a new share link, or none at all any more. */
import { NEW_LINK } from '../../../../../_server/link-shape.ts';
import { readBody } from '../../../../../_server/read-body.ts';
import { respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';
import { linkJson } from '../../../../../_server/sharing-json.ts';

export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { sharing }) => {
    const { documentId } = await params;
    const wish = await readBody(request, NEW_LINK);
    const made = linkJson(await sharing.makeLink(caller, documentId, wish), request);
    return Response.json(made, { status: 201 });
  });
}

export function DELETE(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { sharing }) => {
    const { documentId } = await params;
    await sharing.revokeAllLinks(caller, documentId);
    return new Response(null, { status: 204 });
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH };
