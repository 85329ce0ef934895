/** What was found behind the secrets of members a moment ago; an ending of anything forgets it. */
import { createHash } from 'node:crypto';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { Limits } from '../../../lib/core/limits.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { Bus, RoomCommand } from '../../ports.ts';

/** Known at a time; past this many the oldest are asked for again. */
const KNOWN_MAX = 10_000;

export interface KnownProofNeeds {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'signInKnownMs'>;
}

/** What of a secret is stored, and what it is looked up by. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export class KnownProofs<Found extends { readonly memberId: PersonId }> {
  readonly #needs: KnownProofNeeds;
  readonly #look: (hash: string) => Promise<Found | null>;
  readonly #known = new Map<string, { readonly found: Found; readonly untilMs: number }>();
  /** How often anything of somebody ended: what was read before may be wrong after. */
  #endings = 0;

  /** @param look  asks the store for what has this hash. */
  constructor(needs: KnownProofNeeds, look: (hash: string) => Promise<Found | null>) {
    this.#needs = needs;
    this.#look = look;
    needs.bus.subscribe((command) => this.#hear(command));
  }

  /** @throws what the store says. */
  async find(secret: string): Promise<Found | null> {
    const { clock, limits } = this.#needs;
    const hash = hashOf(secret);
    const known = this.#known.get(hash);
    if (known !== undefined && clock.steadyMs() < known.untilMs) return known.found;
    this.#known.delete(hash);
    const endings = this.#endings;
    const found = await this.#look(hash);
    if (found === null || endings !== this.#endings) return found;
    const [oldest] = this.#known.keys();
    if (this.#known.size >= KNOWN_MAX && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(hash, { found, untilMs: clock.steadyMs() + limits.signInKnownMs });
    return found;
  }

  /** From whichever instance it comes. */
  #hear(command: RoomCommand): void {
    if (command.is !== 'signed-out') return;
    this.#endings += 1;
    for (const [hash, { found }] of this.#known) {
      if (found.memberId === command.memberId) this.#known.delete(hash);
    }
  }
}
