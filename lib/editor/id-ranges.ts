/** The ids of a part of a document. */
import * as Y from 'yjs';

/** Clocks of one client id, `to` not included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

export class IdRanges {
  readonly #byClient: ReadonlyMap<number, readonly Range[]>;

  private constructor(byClient: ReadonlyMap<number, readonly Range[]>) {
    this.#byClient = byClient;
  }

  /** What these updates made. */
  static madeBy(updates: Iterable<Uint8Array>): IdRanges {
    const found = new Map<number, Range[]>();
    for (const update of updates) {
      for (const struct of Y.decodeUpdate(update).structs) {
        if (struct instanceof Y.Skip) continue;
        const list = found.get(struct.id.client) ?? [];
        list.push({ from: struct.id.clock, to: struct.id.clock + struct.length });
        found.set(struct.id.client, list);
      }
    }
    return new IdRanges(new Map([...found].map(([client, list]) => [client, merged(list)])));
  }

  get isEmpty(): boolean {
    return this.#byClient.size === 0;
  }

  /** In order, none touching the next. */
  of(client: number): readonly Range[] {
    return this.#byClient.get(client) ?? [];
  }

  has({ client, clock }: Y.ID): boolean {
    return this.of(client).some(({ from, to }) => from <= clock && clock < to);
  }
}

/** Somebody who typed a page offline has a thousand updates and one range. */
function merged(list: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of list.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || range.from > last.to) result.push(range);
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return result;
}
