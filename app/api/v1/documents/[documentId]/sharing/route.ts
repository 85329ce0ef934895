/** `/api/v1/documents/<id>/sharing`: who gets in, and whom its plain address lets in. */
import { z } from 'zod';
import { GRANTED_ROLE } from '../../../../../_server/link-shape.ts';
import { readBody } from '../../../../../_server/read-body.ts';
import { respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';
import { sharingJson } from '../../../../../_server/sharing-json.ts';
import { REACHES } from '../../../../../../lib/core/sharing.ts';

const CHANGE = z.strictObject({
  reach: z.enum(REACHES).exactOptional(),
  reachRole: GRANTED_ROLE.exactOptional(),
});

export function GET(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ sharing }, actor) => {
    const { documentId } = await params;
    return Response.json(sharingJson(await sharing.view(actor, documentId), request));
  });
}

export function PATCH(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { sharing }) => {
    const { documentId } = await params;
    const change = await readBody(request, CHANGE);
    return Response.json(sharingJson(await sharing.setReach(caller, documentId, change), request));
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as DELETE };
