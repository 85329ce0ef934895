/** `/api/v1/setup`: the first run. */
import { z } from 'zod';
import { negotiateLocale, parseLocale } from '../../../../lib/i18n/locale.ts';
import { messagesFor } from '../../../../lib/i18n/messages.ts';
import { readBody } from '../../../_server/read-body.ts';
import { respondCaller, signedIn } from '../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../_server/respond.ts';

const NEW_WORKSPACE = z.strictObject({
  workspace: z.string(),
  name: z.string(),
  email: z.string(),
  password: z.string(),
  key: z.string().exactOptional(),
  /** Of the document to begin with. */
  language: z.string().exactOptional(),
});

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    const key = new URL(request.url).searchParams.get('key') ?? undefined;
    return Response.json(await accounts.setupState(caller, key));
  });
}

export function POST(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    const { language, ...given } = await readBody(request, NEW_WORKSPACE);
    const locale =
      parseLocale(language) ?? negotiateLocale(request.headers.get('accept-language'), null);
    const { welcome } = messagesFor(locale);
    const { token, path } = await accounts.setUp(caller, { ...given, welcome });
    return signedIn(request, token, { url: path }, 201);
  });
}

export { refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
