/** `/api/v1/documents/<id>/members`: somebody with an account is let in by name. */
import { z } from 'zod';
import { GRANTED_ROLE } from '../../../../../_server/link-shape.ts';
import { readBody } from '../../../../../_server/read-body.ts';
import { respondCaller } from '../../../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';
import { sharingJson } from '../../../../../_server/sharing-json.ts';

const GIVEN = { role: GRANTED_ROLE, message: z.string().exactOptional() };
const WISH = z.union([
  z.strictObject({ personId: z.string(), ...GIVEN }),
  z.strictObject({ email: z.string(), ...GIVEN }),
]);

export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respondCaller(request, async (_accounts, caller, { adding }) => {
    const { documentId } = await params;
    const { role, message = '', ...who } = await readBody(request, WISH);
    const view = await adding.add(caller, documentId, { who, role, message });
    return Response.json(sharingJson(view, request), { status: 201 });
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
