/** Things that count how often somebody looks at them: how much work there was, on any machine. */
export interface CountedLooks<Item extends object> {
  readonly items: readonly Item[];
  readonly looks: () => number;
}

export function countedLooks<Item extends object>(items: readonly Item[]): CountedLooks<Item> {
  let looks = 0;
  const counting: ProxyHandler<Item> = {
    get(item, key) {
      looks += 1;
      return Reflect.get(item, key) as unknown;
    },
  };
  return { items: items.map((item) => new Proxy(item, counting)), looks: () => looks };
}
