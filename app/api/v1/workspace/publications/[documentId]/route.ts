/** `/api/v1/workspace/publications/<document>`: take its page back, whoever made it. */
import { done, respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

export function DELETE(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { workspace }) => {
    await workspace.removePublication(caller, (await params).documentId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
