/** `/api/v1/share/<token>`: come in by a share link. */
import { z } from 'zod';
import { readBody } from '../../../../_server/read-body.ts';
import { respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';
import type { TokenParams } from '../../../../_server/route-params.ts';
import { absolute } from '../../../../_server/sharing-json.ts';

const VISIT = z.strictObject({
  name: z.string(),
  hue: z.number(),
  password: z.string().exactOptional(),
});

export function POST(request: Request, { params }: TokenParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { arrival }) => {
    const { token } = await params;
    const visit = await readBody(request, VISIT);
    const { url } = await arrival.redeem(caller, token, visit);
    return Response.json({ url: absolute(url, request) });
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
