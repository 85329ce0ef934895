/**
 * Tickets: each opens one document, once and soon, for who asked for it. A program that cannot send
 * a header with a WebSocket, as in a browser, puts one into the address in place of its token.
 */
import type { Actor } from '../../lib/core/actor.ts';
import { personOf } from '../../lib/core/actor.ts';
import { AppError } from '../../lib/core/faults.ts';
import type { DocumentId, PersonId } from '../../lib/core/ids.ts';
import type { Limits } from '../../lib/core/limits.ts';
import { toBase64Url } from '../../lib/std/bytes.ts';
import type { Clock, Random } from '../../lib/std/clock.ts';
import { accessDocument, type AccessNeeds } from './access-document.ts';
import type { TicketServices } from './services.ts';

/** 192 bits: a whole number of base64url characters. */
const TICKET_BYTES = 24;

interface Given {
  readonly documentId: DocumentId;
  readonly actor: Actor;
  readonly personId: PersonId;
  readonly untilMs: number;
}

export interface TicketNeeds {
  readonly clock: Clock;
  readonly random: Random;
  readonly limits: Pick<Limits, 'ticketMs' | 'personTicketsMax' | 'ticketsMax'>;
}

/** Those of this instance that nobody has used yet; a restart forgets them. */
export class Tickets {
  readonly #needs: TicketNeeds;
  /** In the order in which their time is up. */
  readonly #given = new Map<string, Given>();
  readonly #countOf = new Map<PersonId, number>();

  constructor(needs: TicketNeeds) {
    this.#needs = needs;
  }

  get size(): number {
    return this.#given.size;
  }

  /** @throws AppError too_many_requests. */
  give(actor: Actor, personId: PersonId, documentId: DocumentId): string {
    const { clock, random, limits } = this.#needs;
    this.#forgetOld();
    const count = this.#countOf.get(personId) ?? 0;
    // Guests cost nothing to make: however many come, half is left to members.
    const most = actor.is === 'guest' ? limits.ticketsMax / 2 : limits.ticketsMax;
    if (count >= limits.personTicketsMax || this.#given.size >= most) {
      throw new AppError('too_many_requests', 'too many tickets that nobody used');
    }
    const ticket = toBase64Url(random.bytes(TICKET_BYTES));
    const untilMs = clock.steadyMs() + limits.ticketMs;
    this.#given.set(ticket, { documentId, actor, personId, untilMs });
    this.#countOf.set(personId, count + 1);
    return ticket;
  }

  /**
   * It is used from then on, whatever comes of it.
   * @returns null: unknown, used, old, or for another document.
   */
  take(ticket: string, documentId: string): Actor | null {
    this.#forgetOld();
    const given = this.#given.get(ticket);
    if (given === undefined) return null;
    this.#forget(ticket, given);
    return given.documentId === documentId ? given.actor : null;
  }

  #forgetOld(): void {
    const nowMs = this.#needs.clock.steadyMs();
    for (const [ticket, given] of this.#given) {
      if (given.untilMs > nowMs) return;
      this.#forget(ticket, given);
    }
  }

  #forget(ticket: string, { personId }: Given): void {
    this.#given.delete(ticket);
    const left = (this.#countOf.get(personId) ?? 1) - 1;
    if (left === 0) this.#countOf.delete(personId);
    else this.#countOf.set(personId, left);
  }
}

export interface TicketServiceNeeds extends AccessNeeds, TicketNeeds {
  readonly tickets: Tickets;
}

export function makeTickets(needs: TicketServiceNeeds): TicketServices {
  return {
    async give(actor, documentId) {
      const { record } = await accessDocument(needs, actor, documentId, 'read');
      // There is no live document in the trash, not even for its owner.
      if (record.trashedAtMs !== null) throw new AppError('document_not_found', 'in the trash');
      const personId = personOf(actor);
      if (personId === null) {
        const hint = 'A ticket stands for somebody: send a token, or a cookie. Nobody needs none.';
        throw new AppError('not_signed_in', 'nobody to stand for', { hint });
      }
      const expiresAtMs = needs.clock.nowMs() + needs.limits.ticketMs;
      const ticket = needs.tickets.give(actor, personId, record.id);
      return { ticket, expiresAt: new Date(expiresAtMs).toISOString() };
    },
  };
}
