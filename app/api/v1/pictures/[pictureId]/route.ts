/** `/api/v1/pictures/<id>`: what somebody looks like; a new picture has a new address. */
import { refuseMethod, respond } from '../../../../_server/respond.ts';
import type { PictureParams } from '../../../../_server/route-params.ts';

const YEAR_S = 365 * 24 * 3600;

/** Sandboxed, and never taken for anything else, as the door sends all that is no page. */
export function GET(request: Request, { params }: PictureParams): Promise<Response> {
  return respond(request, async ({ accounts }) => {
    const { type, bytes } = await accounts.picture((await params).pictureId);
    const headers = {
      'Content-Type': type,
      'Cache-Control': `private, max-age=${YEAR_S}, immutable`,
    };
    return new Response(Uint8Array.from(bytes), { headers });
  });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
