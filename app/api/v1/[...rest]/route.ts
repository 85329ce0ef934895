/** Every other address below `/api/v1`: an error for programs, not a page for people. */
import { AppError } from '../../../../lib/core/faults.ts';
import { respond } from '../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respond(request, () => Promise.reject(new AppError('not_found', 'no such API address')));
}

export { GET as POST, GET as PUT, GET as PATCH, GET as DELETE };
