/** `/api/v1/workspace/storage`: what the instance stores, and what room is left, for operators; a minute old at most. */
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { workspace }) =>
    Response.json(await workspace.storage(caller)),
  );
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
