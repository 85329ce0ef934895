/** `/api/v1/documents/<id>/members/<person>/owner`: this person owns the document from now on. */
import { done, respondCaller } from '../../../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../../../_server/respond.ts';
import type { MemberParams } from '../../../../../../../_server/route-params.ts';

export function POST(request: Request, { params }: MemberParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { adding }) => {
    const { documentId, personId } = await params;
    await adding.makeOwner(caller, documentId, personId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
