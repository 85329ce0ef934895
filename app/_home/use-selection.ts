'use client';
/** Which rows of the list are chosen; forgotten with the view, and with the rows. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ListedDocument, ListView } from '../../lib/core/document-list.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import {
  allSelected,
  extended,
  nothingSelected,
  pruned,
  type Selection,
  toggled,
} from '../../lib/core/selection.ts';

export interface RowSelection {
  readonly ids: ReadonlySet<DocumentId>;
  readonly isActive: boolean;
  /** @param isRange  with everything from where the choice began. */
  readonly toggle: (id: DocumentId, isRange: boolean) => void;
  /** @param from  where the range begins when none is under way. */
  readonly extend: (from: DocumentId, to: DocumentId) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

type Change = (
  selection: Selection<DocumentId>,
  order: readonly DocumentId[],
) => Selection<DocumentId>;

export function useSelection(view: ListView, documents: readonly ListedDocument[]): RowSelection {
  const [chosen, setChosen] = useState({ view, selection: nothingSelected<DocumentId>() });
  const order = useMemo(() => documents.map(({ id }) => id), [documents]);
  const known = chosen.view === view ? chosen.selection : nothingSelected<DocumentId>();
  const selection = pruned(known, order);
  const latest = useRef({ view, order });
  useEffect(() => {
    latest.current = { view, order };
  });
  const deeds = useMemo(() => {
    const change = (make: Change) =>
      setChosen((before) => {
        const { view: now, order: rows } = latest.current;
        const present = before.view === now ? before.selection : nothingSelected<DocumentId>();
        return { view: now, selection: make(pruned(present, rows), rows) };
      });
    return {
      toggle: (id: DocumentId, isRange: boolean) =>
        change((before, rows) => (isRange ? extended(before, rows, id, id) : toggled(before, id))),
      extend: (from: DocumentId, to: DocumentId) =>
        change((before, rows) => extended(before, rows, from, to)),
      selectAll: () => change((_before, rows) => allSelected(rows)),
      clear: () => change(() => nothingSelected<DocumentId>()),
    };
  }, []);
  return { ids: selection.ids, isActive: selection.ids.size > 0, ...deeds };
}
