/** `/api/v1/trash/<id>`: remove a document for good. */
import { done, respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../_server/route-params.ts';

export function DELETE(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { trash }) => {
    const { documentId } = await params;
    await trash.purge(caller, documentId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
