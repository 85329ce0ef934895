/** `/api/v1/documents`: my documents, and new ones. */
import { z } from 'zod';
import { documentJson } from '../../../_server/document-json.ts';
import { readBody } from '../../../_server/read-body.ts';
import { refuseMethod, respond } from '../../../_server/respond.ts';

const NEW_DOCUMENT = z.strictObject({
  title: z.string().exactOptional(),
  markdown: z.string().exactOptional(),
});

export function GET(request: Request): Promise<Response> {
  return respond(request, async ({ documents }, actor) => {
    const { searchParams } = new URL(request.url);
    const search = searchParams.get('search') ?? '';
    const isTrashed = searchParams.get('trashed') === '1';
    const found = await documents.list(actor, { search, isTrashed });
    return Response.json({ documents: found.map((view) => documentJson(view, request)) });
  });
}

export function POST(request: Request): Promise<Response> {
  return respond(request, async ({ documents }, actor) => {
    const first = await readBody(request, NEW_DOCUMENT);
    const made = documentJson(await documents.create(actor, first), request);
    return Response.json(made, { status: 201, headers: { Location: made.url } });
  });
}

export { refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
