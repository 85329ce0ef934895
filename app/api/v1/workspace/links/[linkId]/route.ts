/** `/api/v1/workspace/links/<link>`: revoke it, whoever made it. */
import { done, respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';

interface WorkspaceLinkParams {
  readonly params: Promise<{ readonly linkId: string }>;
}

export function DELETE(request: Request, { params }: WorkspaceLinkParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { workspace }) => {
    await workspace.revokeLink(caller, (await params).linkId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
