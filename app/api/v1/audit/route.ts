/** `/api/v1/audit`: what happened on this instance, for operators. */
import { AUDIT_EVENTS, type AuditEvent, type AuditView } from '../../../../lib/core/audit.ts';
import { AppError } from '../../../../lib/core/faults.ts';
import { parsePersonId } from '../../../../lib/core/ids.ts';
import { csvOf } from '../../../_server/audit-csv.ts';
import { respondCaller } from '../../../_server/respond-caller.ts';
import { refuseMethod } from '../../../_server/respond.ts';

export function GET(request: Request): Promise<Response> {
  return respondCaller(request, async (accounts, caller) => {
    const { searchParams } = new URL(request.url);
    const filter = filterOf(searchParams);
    if (isCsv(searchParams)) return csvResponse(accounts.auditExport(caller, filter));
    return Response.json({ entries: await accounts.audit(caller, filter) });
  });
}

function isCsv(parameters: URLSearchParams): boolean {
  const format = parameters.get('format') ?? 'json';
  if (format !== 'json' && format !== 'csv') bad('format');
  return format === 'csv';
}

async function csvResponse(pages: AsyncIterable<AuditView[], void>): Promise<Response> {
  return new Response(await csvOf(pages), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="activity.csv"',
    },
  });
}

/** `?event=…&event=…&actor=…&subject=…&from=…&until=…&before=…&limit=…`, each of them optional. */
function filterOf(parameters: URLSearchParams) {
  const actor = parameters.get('actor');
  const actorId = actor === null ? null : (parsePersonId(actor) ?? bad('actor'));
  const subjectId = parameters.get('subject');
  const [fromMs, untilMs] = [momentOf(parameters, 'from'), momentOf(parameters, 'until')];
  const [beforeNumber, limit] = [wholeOf(parameters, 'before'), wholeOf(parameters, 'limit')];
  return {
    events: parameters.getAll('event').map(eventOf),
    ...(actorId === null ? {} : { actorId }),
    ...(subjectId === null ? {} : { subjectId }),
    ...(fromMs === null ? {} : { fromMs }),
    ...(untilMs === null ? {} : { untilMs }),
    ...(beforeNumber === null ? {} : { beforeNumber }),
    ...(limit === null ? {} : { limit }),
  };
}

function eventOf(text: string): AuditEvent {
  return AUDIT_EVENTS.find((event) => event === text) ?? bad('event');
}

function wholeOf(parameters: URLSearchParams, name: string): number | null {
  const text = parameters.get(name);
  if (text === null) return null;
  const whole = Number(text);
  return Number.isSafeInteger(whole) && whole > 0 ? whole : bad(name);
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
