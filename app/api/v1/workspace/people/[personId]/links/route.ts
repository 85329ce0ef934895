/** `/api/v1/workspace/people/<person>/links`: revoke all links of this person's documents. */
import { respondCaller } from '../../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../../_server/respond.ts';

interface PersonParams {
  readonly params: Promise<{ readonly personId: string }>;
}

export function DELETE(request: Request, { params }: PersonParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { workspace }) => {
    const count = await workspace.revokeLinksOf(caller, (await params).personId);
    return Response.json({ count });
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
