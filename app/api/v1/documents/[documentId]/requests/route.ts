/** `/api/v1/documents/<id>/requests`: asks the owner, if there is a document, to be let in. */
import { z } from 'zod';
import { readBody } from '../../../../../_server/read-body.ts';
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

const REQUEST = z.strictObject({ message: z.string().exactOptional() });

export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ asking }, actor) => {
    const { documentId } = await params;
    const { message = '' } = await readBody(request, REQUEST);
    await asking.ask(actor, documentId, message);
    return new Response(null, { status: 202 });
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
