/** `/api/v1/invite/<token>`: make an account by an invitation. */
import { z } from 'zod';
import { readBody } from '../../../../_server/read-body.ts';
import { respondCaller, signedIn } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';
import type { TokenParams } from '../../../../_server/route-params.ts';

const NEW_ACCOUNT = z.strictObject({ name: z.string(), email: z.string(), password: z.string() });

export function GET(request: Request, { params }: TokenParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller) =>
    Response.json(await accounts.invitation(caller, (await params).token)),
  );
}

export function POST(request: Request, { params }: TokenParams): Promise<Response> {
  return respondCaller(request, async (accounts, caller, { people }) => {
    const account = await readBody(request, NEW_ACCOUNT);
    const { memberId, token } = await accounts.join(caller, (await params).token, account);
    return signedIn(request, token, await people.me({ is: 'member', personId: memberId }), 201);
  });
}

export { refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
