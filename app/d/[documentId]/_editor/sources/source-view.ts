/**
 * A block that holds a source, as it is drawn: the text itself, and empty places for what comes
 * later. Nothing here needs to be fetched, so that no block is ever drawn twice.
 */
import type { Node } from '@tiptap/pm/model';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import { ShownSource } from './shown-source.ts';
import type { SourcePlace } from './source-place.ts';

export class SourceView extends ShownSource implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('code');
  /** Above the text. */
  readonly bar = aside('source-bar');
  /** Before the lines of the text. */
  readonly gutter = aside('source-gutter');
  readonly picture = aside('source-picture');

  constructor(node: Node, position: () => number | undefined, place: SourcePlace) {
    super(node, position, place);
    const text = document.createElement('pre');
    // Source is written from left to right whatever language is around it.
    text.dir = 'ltr';
    text.append(this.gutter, this.contentDOM);
    this.dom.className = `source source-${node.type.name}`;
    this.dom.append(this.bar, text, this.picture);
    place.add(this);
  }

  stopEvent({ target }: Event): boolean {
    return this.#isBeside(target);
  }

  ignoreMutation({ target, type }: ViewMutationRecord): boolean {
    return type === 'selection' ? this.#isBeside(target) : !this.contentDOM.contains(target);
  }

  #isBeside(target: unknown): boolean {
    if (!(target instanceof window.Node)) return false;
    return [this.bar, this.gutter, this.picture].some((each) => each.contains(target));
  }
}

function aside(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.contentEditable = 'false';
  return element;
}
