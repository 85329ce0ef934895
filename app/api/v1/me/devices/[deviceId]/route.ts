/** `/api/v1/me/devices/<id>`: sign one of them out. */
import { done, respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';

interface DeviceParams {
  readonly params: Promise<{ readonly deviceId: string }>;
}

export function DELETE(request: Request, { params }: DeviceParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    await accounts.endDevice(caller, (await params).deviceId);
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH };
