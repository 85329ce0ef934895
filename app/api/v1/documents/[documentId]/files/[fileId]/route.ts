/** `/api/v1/documents/<id>/files/<id>`: a file, whole or a range; with `?download=1` to be saved. */
import { fileAnswer } from '../../../../../../_server/file-answer.ts';
import { refuseMethod, respond } from '../../../../../../_server/respond.ts';
import type { FileParams } from '../../../../../../_server/route-params.ts';

export function GET(request: Request, { params }: FileParams): Promise<Response> {
  return respond(request, async ({ files }, actor) => {
    const { record, open } = await files.find(actor, await params);
    const { status, headers, range } = fileAnswer(request, record);
    const isSent = status === 200 || status === 206;
    return new Response(isSent ? await open(range) : null, { status, headers });
  });
}

export function HEAD(request: Request, { params }: FileParams): Promise<Response> {
  return respond(request, async ({ files }, actor) => {
    const { record } = await files.find(actor, await params);
    const { status, headers } = fileAnswer(request, record);
    return new Response(null, { status, headers });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
