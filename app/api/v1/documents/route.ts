/** `/api/v1/documents`: my documents, and new ones. */
import { z } from 'zod';
import { documentJson } from '../../../_server/document-json.ts';
import { listQueryOf } from '../../../_server/list-query.ts';
import { readBody } from '../../../_server/read-body.ts';
import { refuseMethod, respond } from '../../../_server/respond.ts';

const NEW_DOCUMENT = z.strictObject({
  title: z.string().exactOptional(),
  markdown: z.string().exactOptional(),
});

export function GET(request: Request): Promise<Response> {
  return respond(request, async ({ documents: all }, actor) => {
    const query = listQueryOf(new URL(request.url).searchParams);
    const { documents, next } = await all.list(actor, query);
    return Response.json({ documents: documents.map((view) => documentJson(view, request)), next });
  });
}

export function POST(request: Request): Promise<Response> {
  return respond(request, async ({ documents, limits }, actor) => {
    const first = await readBody(request, NEW_DOCUMENT, limits.importBodyBytesMax);
    const made = documentJson(await documents.create(actor, first), request);
    return Response.json(made, { status: 201, headers: { Location: made.url } });
  });
}

export { refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
