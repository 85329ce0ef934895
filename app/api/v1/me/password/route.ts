/** `/api/v1/me/password`: another one; every other device is signed out. */
import { z } from 'zod';
import { readBody } from '../../../../_server/read-body.ts';
import { done, respondCaller } from '../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../_server/respond.ts';

const GIVEN = z.strictObject({ current: z.string(), next: z.string() });

export function POST(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    await accounts.changePassword(caller, await readBody(request, GIVEN));
    return done();
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
