/** `/api/v1/trash`: empty it, for good. */
import { respondCaller } from '../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../_server/respond.ts';

export function DELETE(request: Request): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { trash }) =>
    Response.json({ count: await trash.empty(caller) }),
  );
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
