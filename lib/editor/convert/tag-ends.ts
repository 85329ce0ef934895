/** Which tag ends which, among tags of several names, however they are mixed. */

export interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
}

/**
 * Where each tag that begins something has its end, by index. Of thousands that have none each is
 * looked at a few times only.
 * @param tags  null: something else stands there.
 */
export function endsOf(tags: readonly (Tag | null)[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  const openOf = new Map<string, number>();
  const count = (name: string, by: number) => void openOf.set(name, (openOf.get(name) ?? 0) + by);
  for (const [at, tag] of tags.entries()) {
    if (tag === null) continue;
    const { name } = tag;
    if (!tag.isEnd) {
      open.push(at);
      count(name, 1);
    } else if ((openOf.get(name) ?? 0) > 0) {
      // What is left open inside of it has no end.
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        const opened = tags[last]?.name ?? '';
        count(opened, -1);
        if (opened !== name) continue;
        ends.set(last, at);
        break;
      }
    }
  }
  return ends;
}
