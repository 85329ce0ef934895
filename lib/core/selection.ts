/** Which rows of a list are chosen: one by one, in ranges from where a choice began, or all. Pure. */

export interface Selection<Id> {
  readonly ids: ReadonlySet<Id>;
  /** Where a range begins; null: at the row it is extended from. */
  readonly anchor: Id | null;
  /** Chosen before the range that is under way. */
  readonly base: ReadonlySet<Id>;
}

export function nothingSelected<Id>(): Selection<Id> {
  return { ids: new Set(), anchor: null, base: new Set() };
}

/** One row in or out; ranges go from it. */
export function toggled<Id>({ ids }: Selection<Id>, id: Id): Selection<Id> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id, base: next };
}

/**
 * Everything between the anchor and `to`, in the order of the list; going back gives up what the
 * range had taken.
 * @param from  begins the range where none is under way.
 */
export function extended<Id>(
  selection: Selection<Id>,
  order: readonly Id[],
  from: Id,
  to: Id,
): Selection<Id> {
  const { base } = selection;
  const isShown = selection.anchor !== null && order.includes(selection.anchor);
  const anchor = isShown ? (selection.anchor ?? from) : from;
  const places = [order.indexOf(anchor), order.indexOf(to)];
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (first < 0) return selection;
  return { ids: new Set([...base, ...order.slice(first, last + 1)]), anchor, base };
}

export function allSelected<Id>(order: readonly Id[]): Selection<Id> {
  const ids = new Set(order);
  return { ids, anchor: null, base: ids };
}

/** Without what the list does not show any more; the same object when that is nothing. */
export function pruned<Id>(selection: Selection<Id>, order: readonly Id[]): Selection<Id> {
  const shown = new Set(order);
  if ([...selection.ids].every((id) => shown.has(id))) return selection;
  const within = (ids: ReadonlySet<Id>) => new Set([...ids].filter((id) => shown.has(id)));
  return { ...selection, ids: within(selection.ids), base: within(selection.base) };
}
