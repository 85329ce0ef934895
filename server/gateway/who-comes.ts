/** Who is behind a connection to a document. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../../lib/core/actor.ts';
import { isApiToken } from '../../lib/core/api-token.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { ResolveActor } from '../services/services.ts';
import type { Tickets } from '../services/tickets.ts';

const TICKET = 'ticket';

export interface WhoPorts {
  readonly resolveActor: ResolveActor;
  readonly actorAgain: ActorAgain;
  readonly tickets: Pick<Tickets, 'take'>;
}

/** The same somebody, as they are now. @throws AppError not_signed_in: what they showed has ended. */
export type ActorAgain = (actor: Actor) => Promise<Actor>;

/** No browser adds one by itself, and beside it no cookie counts: its origin does not matter. */
export function hasTicket(params: URLSearchParams): boolean {
  return params.has(TICKET);
}

/**
 * A ticket decides alone; without one, what the headers show. Takes the ticket at once, and may be
 * asked again for who it is.
 * @throws AppError bad_request, not_signed_in.
 */
export function whoComes(
  { resolveActor, actorAgain, tickets }: WhoPorts,
  documentId: string,
  params: URLSearchParams,
  headers: IncomingHttpHeaders,
): () => Promise<Actor> {
  // An address is kept in histories and logs all along the way, for longer than a token may be known.
  for (const value of params.values()) {
    if (isApiToken(value)) throw new AppError('bad_request', 'a token in an address');
  }
  const [ticket, ...others] = params.getAll(TICKET);
  if (ticket === undefined) return () => resolveActor(headers);
  if (others.length > 0) throw new AppError('bad_request', 'several tickets');
  const actor = tickets.take(ticket, documentId);
  if (actor === null) throw new AppError('not_signed_in', 'a ticket that opens nothing here');
  return () => actorAgain(actor);
}
