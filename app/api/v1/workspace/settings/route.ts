/** `/api/v1/workspace/settings`: how the instance was started, for operators. */
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { workspace }) =>
    Response.json(await workspace.settings(caller)),
  );
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
