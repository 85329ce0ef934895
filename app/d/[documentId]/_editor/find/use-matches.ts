'use client';
/** What is found in the text as it stands, and which match the writer is at. */
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { browserClock } from '../browser-clock.ts';
import { bringIntoSight } from './bring-into-sight.ts';
import { ExpressionSearch } from './expression-search.ts';
import { type FindQuery, type Pattern, patternOf } from './find-query.ts';
import { hideMatches, rangeOf, showMatches } from './match-highlights.ts';
import { type Match, matchFrom, type Place, placeBehind, type Search } from './matches.ts';
import { PlainSearch } from './plain-search.ts';
import { openSearchWorker } from './search-worker.ts';

export interface FoundMatches {
  /** `slow`: the expression takes too long. */
  readonly is: 'nothing' | 'broken' | 'searching' | 'slow' | 'found';
  readonly count: number;
  /** From 0; -1 when there is none. */
  readonly at: number;
  /** Wraps around at both ends. */
  readonly step: (by: 1 | -1) => void;
  /** The first at a place or after it becomes the one the writer is at. */
  readonly goFrom: (place: Place) => void;
  /** As of now, and not as last shown; all that there is of them once `known` has said so. */
  readonly all: () => readonly Match[];
  readonly current: () => Match | null;
  /** false: it takes too long. */
  readonly known: () => Promise<boolean>;
}

/** @param coveredTo  lower edge of what lies over the text, px from the top of the window. */
export function useMatches(
  editor: Editor,
  query: FindQuery,
  coveredTo: () => number,
): FoundMatches {
  const pattern = useMemo(() => patternOf(query), [query]);
  const search = useMemo(() => searchFor(query, pattern), [query, pattern]);
  const [doc, setDoc] = useState(editor.state.doc);
  // Where the writer is in the text, moved along by what is written before it.
  const place = useRef<Place>({ position: editor.state.selection.from, index: 0 });
  const [at, setAt] = useState(place.current);
  const knowledge = useKnowledge(search, doc);
  const found = useMemo(
    () => (knowledge.is === 'searching' ? [] : (search?.in(doc) ?? [])),
    [search, doc, knowledge],
  );
  const index = matchFrom(found, at);

  const all = useCallback(() => search?.in(editor.state.doc) ?? [], [search, editor]);
  const current = useCallback(() => {
    const now = all();
    return now[matchFrom(now, place.current)] ?? null;
  }, [all]);
  const goTo = useCallback(
    (match: Match | null) => {
      if (match === null) return;
      place.current = placeBehind(match, 0);
      setAt(place.current);
      const { state, view } = editor;
      view.dispatch(state.tr.setSelection(selectionOf(state.doc, match)));
      bringIntoSight(rangeOf(view, match), view.dom, coveredTo());
    },
    [editor, coveredTo],
  );

  useFollowedText(editor, place, (now, moved) => {
    setDoc(now);
    setAt(moved);
  });
  // A new search goes to the nearest from where the writer is; writing does not.
  const isKnown = knowledge.is === 'known';
  useEffect(() => {
    if (isKnown) goTo(current());
  }, [isKnown, current, goTo]);
  useShownMatches(editor, found, found[index] ?? null);

  return {
    is: typeof pattern === 'string' ? UNSEARCHED[pattern] : SEARCHED[knowledge.is],
    count: found.length,
    at: index,
    all,
    current,
    known: () => isAllKnown(search, editor),
    goFrom: (next) => {
      place.current = next;
      goTo(current());
    },
    step: (by) => {
      const now = all();
      const next = matchFrom(now, place.current) + by;
      goTo(now[(next + now.length) % now.length] ?? null);
    },
  };
}

/** What is no text of its own is chosen with what holds it. */
function selectionOf(doc: Node, { is, from, to, found }: Match): Selection {
  if (is === 'text') return TextSelection.create(doc, from, to);
  return NodeSelection.create(doc, is === 'note' ? from - found.index - 1 : from);
}

const UNSEARCHED = { empty: 'nothing', broken: 'broken' } as const;
const SEARCHED = { searching: 'searching', slow: 'slow', known: 'found' } as const;

function searchFor(query: FindQuery, pattern: Pattern): Search | null {
  if (typeof pattern === 'string') return null;
  return query.isPattern
    ? new ExpressionSearch(pattern, openSearchWorker, browserClock)
    : new PlainSearch(pattern, query.text.length);
}

/** Others may write while it is looked for. */
async function isAllKnown(search: Search | null, editor: Editor): Promise<boolean> {
  for (;;) {
    const { doc } = editor.state;
    if ((await search?.know(doc)) !== 'known') return false;
    if (doc === editor.state.doc) return true;
  }
}

interface Knowledge {
  readonly search: Search | null;
  /** `searching`: nothing is known yet; what is written later is added as it becomes known. */
  readonly is: 'searching' | 'slow' | 'known';
}

/** The same object until more is known. */
function useKnowledge(search: Search | null, doc: Node): Knowledge {
  const isAtOnce = search === null || search instanceof PlainSearch;
  const first = useMemo<Knowledge>(
    () => ({ search, is: isAtOnce ? 'known' : 'searching' }),
    [search, isAtOnce],
  );
  const [last, setLast] = useState(first);
  useEffect(() => {
    if (isAtOnce) return;
    let isWanted = true;
    void search.know(doc).then((is) => {
      if (isWanted) setLast({ search, is });
    });
    return () => {
      isWanted = false;
    };
  }, [search, doc, isAtOnce]);
  useEffect(() => () => search?.close(), [search]);
  return last.search === search ? last : first;
}

/** Tells what the text has become, once a frame, and where `place` has moved to in it. */
function useFollowedText(
  editor: Editor,
  place: { current: Place },
  tell: (doc: Node, place: Place) => void,
): void {
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    let frame = 0;
    const follow = ({ transaction }: { readonly transaction: Transaction }) => {
      if (!transaction.docChanged) return;
      const { position, index } = place.current;
      place.current = { position: transaction.mapping.map(position), index };
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => latest.current(editor.state.doc, place.current));
    };
    editor.on('transaction', follow);
    return () => {
      editor.off('transaction', follow);
      cancelAnimationFrame(frame);
    };
  }, [editor, place]);
}

function useShownMatches(editor: Editor, matches: readonly Match[], current: Match | null): void {
  useEffect(() => {
    const drawn = new MutationObserver(() => later());
    const show = () => {
      // Others may have written since: the next frame has their text.
      const isPast = (matches.at(-1)?.to ?? 0) > editor.state.doc.content.size;
      if (editor.isDestroyed || isPast) return;
      const undrawn = showMatches(editor.view, matches, current);
      for (const place of undrawn) {
        // What holds the whole text hears of every letter otherwise.
        const subtree = !place.contains(editor.view.dom);
        drawn.observe(place, { childList: true, characterData: true, subtree });
      }
    };
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(show);
    };
    show();
    window.addEventListener('scroll', later, { capture: true, passive: true });
    window.addEventListener('resize', later);
    return () => {
      cancelAnimationFrame(frame);
      drawn.disconnect();
      window.removeEventListener('scroll', later, { capture: true });
      window.removeEventListener('resize', later);
    };
  }, [editor, matches, current]);
  useEffect(() => hideMatches, []);
}
