/** `/api/v1/documents/<id>/duplicate`: a copy of the text, without its history. */
import { z } from 'zod';
import { documentJson } from '../../../../../_server/document-json.ts';
import { readBody } from '../../../../../_server/read-body.ts';
import { refuseMethod, respond } from '../../../../../_server/respond.ts';
import type { DocumentParams } from '../../../../../_server/route-params.ts';

const COPY = z.strictObject({ title: z.string().exactOptional() });

export function POST(request: Request, { params }: DocumentParams): Promise<Response> {
  return respond(request, async ({ documents }, actor) => {
    const { documentId } = await params;
    const { title } = await readBody(request, COPY);
    const copy = documentJson(await documents.duplicate(actor, documentId, title), request);
    return Response.json(copy, { status: 201, headers: { Location: copy.url } });
  });
}

export { refuseMethod as GET, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
