/** `/api/v1/audit`: what happened on this instance, for operators. */
import { AUDIT_EVENTS, type AuditEvent } from '../../../../lib/core/audit.ts';
import { AppError } from '../../../../lib/core/faults.ts';
import { parsePersonId } from '../../../../lib/core/ids.ts';
import { respondCaller } from '../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    const { searchParams } = new URL(request.url);
    const entries = await accounts.audit(caller, filterOf(searchParams));
    return Response.json({ entries });
  });
}

/** `?event=…&event=…&actor=…&subject=…&from=…&until=…&before=…`, each of them optional. */
function filterOf(parameters: URLSearchParams) {
  const actor = parameters.get('actor');
  const actorId = actor === null ? null : (parsePersonId(actor) ?? bad('actor'));
  const subjectId = parameters.get('subject');
  const [fromMs, untilMs] = [momentOf(parameters, 'from'), momentOf(parameters, 'until')];
  const before = parameters.get('before');
  const beforeNumber = before === null ? null : Number(before);
  if (beforeNumber !== null && !Number.isSafeInteger(beforeNumber)) bad('before');
  return {
    events: parameters.getAll('event').map(eventOf),
    ...(actorId === null ? {} : { actorId }),
    ...(subjectId === null ? {} : { subjectId }),
    ...(fromMs === null ? {} : { fromMs }),
    ...(untilMs === null ? {} : { untilMs }),
    ...(beforeNumber === null ? {} : { beforeNumber }),
  };
}

function eventOf(text: string): AuditEvent {
  return AUDIT_EVENTS.find((event) => event === text) ?? bad('event');
}

function momentOf(parameters: URLSearchParams, name: string): number | null {
  const text = parameters.get(name);
  if (text === null) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? bad(name) : ms;
}

function bad(name: string): never {
  throw new AppError('bad_request', name, { hint: `${name}: not as expected.` });
}

export { refuseMethod as POST, refuseMethod as PUT, refuseMethod as PATCH, refuseMethod as DELETE };
