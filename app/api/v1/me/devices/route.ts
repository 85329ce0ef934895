/** `/api/v1/me/devices`: where I am signed in. */
import { done, respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json({ devices: await accounts.devices(caller) }),
  );
}

/** All but this one. */
export function DELETE(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    await accounts.endOtherDevices(caller);
    return done();
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
