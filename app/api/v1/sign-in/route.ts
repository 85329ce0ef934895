/** `/api/v1/sign-in`: e-mail address and password for a cookie. */
import { z } from 'zod';
import { readBody } from '../../../_server/read-body.ts';
import { respondCaller, signedInAgain } from '../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../_server/respond.ts';

const GIVEN = z.strictObject({ email: z.string(), password: z.string() });

export function POST(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller, { people }) => {
    const { memberId, token } = await accounts.signIn(caller, await readBody(request, GIVEN));
    return signedInAgain(request, token, await people.me({ is: 'member', personId: memberId }));
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
