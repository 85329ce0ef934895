/** `/api/v1/documents/<id>/requests/<person>`: the owner lets in who asks, or does not. */
import { z } from 'zod';
import { GRANTED_ROLE } from '../../../../../../_server/link-shape.ts';
import { readBody } from '../../../../../../_server/read-body.ts';
import { done, respondCaller } from '../../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../../_server/respond.ts';
import type { MemberParams } from '../../../../../../_server/route-params.ts';
import { sharingJson } from '../../../../../../_server/sharing-json.ts';

const ANSWER = z.strictObject({ role: GRANTED_ROLE });

export function POST(request: Request, { params }: MemberParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { asking }) => {
    const { documentId, personId } = await params;
    const { role } = await readBody(request, ANSWER);
    const view = await asking.approve(caller, documentId, personId, role);
    return Response.json(sharingJson(view, request));
  });
}

export function DELETE(request: Request, { params }: MemberParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { asking }) => {
    const { documentId, personId } = await params;
    await asking.decline(caller, documentId, personId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH };
