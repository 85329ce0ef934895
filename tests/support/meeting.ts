/**
 * People in one document, whose changes meet as a server makes them meet: in one order, each to all,
 * stored before anybody hears of it. Nothing travels but by `send` and `hear`.
 */
import * as Y from 'yjs';
import { CarriedWords } from '../../lib/editor/carry/carried-words.ts';
import { IdRanges } from '../../lib/editor/id-ranges.ts';

interface Sent {
  readonly by: Participant;
  readonly update: Uint8Array;
}

export class Meeting {
  readonly first: Uint8Array;
  readonly log: Sent[] = [];
  readonly people: Participant[] = [];
  nowMs = 0;

  constructor(first: Uint8Array) {
    this.first = first;
  }

  join(clientId: number): Participant {
    const participant = new Participant(this, clientId);
    this.people.push(participant);
    return participant;
  }

  /** Until nobody has anything new to say. */
  settle(): void {
    let isQuiet = false;
    while (!isQuiet) {
      isQuiet = true;
      for (const person of this.people) {
        if (person.send() + person.hear() > 0) isQuiet = false;
      }
    }
  }
}

export class Participant {
  readonly doc = new Y.Doc();
  readonly words: CarriedWords;
  readonly #meeting: Meeting;
  #outbox: Uint8Array[] = [];
  #heardCount = 0;

  constructor(meeting: Meeting, clientId: number) {
    this.#meeting = meeting;
    this.doc.clientID = clientId;
    Y.applyUpdate(this.doc, meeting.first);
    this.words = new CarriedWords(this.doc, {
      nowMs: () => meeting.nowMs,
      unsettled: () => IdRanges.madeBy(this.#unsettled()),
      mayWrite: () => true,
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#outbox.push(update);
    });
  }

  /** The server has said that everything of this one is stored. */
  isTold = false;

  /** Everything so far reaches the server. @returns how many changes. */
  send(): number {
    const updates = this.#outbox.splice(0);
    for (const update of updates) this.#meeting.log.push({ by: this, update });
    return updates.length;
  }

  /** What the server has and this one lacks, in its order. @returns how many changes. */
  hear(countMax = Infinity): number {
    let count = 0;
    for (; count < countMax; count += 1) {
      const sent = this.#meeting.log[this.#heardCount];
      if (sent === undefined) break;
      this.#heardCount += 1;
      if (sent.by !== this) this.#receive(sent.update, false);
    }
    return count;
  }

  /** Comes back after having been away: all at once. */
  hearAll(): void {
    const updates = this.#meeting.log.slice(this.#heardCount).map(({ update }) => update);
    this.#heardCount = this.#meeting.log.length;
    if (updates.length > 0) this.#receive(Y.mergeUpdates(updates), true);
  }

  #receive(update: Uint8Array, isCatchingUp: boolean): void {
    this.words.receive({ update, isCatchingUp }, () => Y.applyUpdate(this.doc, update, this));
  }

  *#unsettled(): Generator<Uint8Array> {
    yield* this.#outbox;
    if (this.isTold) return;
    for (const { by, update } of this.#meeting.log.slice(this.#heardCount)) {
      if (by === this) yield update;
    }
  }
}
