/** A formula among words, as it is drawn: one place for its picture. Its source has a field. */
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { ShownSource } from './shown-source.ts';
import type { SourcePlace } from './source-place.ts';

export class InlineSource extends ShownSource implements NodeView {
  readonly dom = document.createElement('span');
  readonly picture = this.dom;
  #isOpen = false;

  constructor(node: Node, position: () => number | undefined, place: SourcePlace) {
    super(node, position, place);
    this.dom.className = 'source-inline';
    this.dom.contentEditable = 'false';
    place.add(this);
  }

  /** Is its source being written? */
  readonly isOpen = (): boolean => this.#isOpen;

  readonly open = (isOpen: boolean): void => {
    this.#isOpen = isOpen;
    this.tell();
  };

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode');
    // One that was just put in says nothing yet.
    if (this.node().content.size === 0) this.open(true);
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode');
  }

  ignoreMutation(): boolean {
    return true;
  }
}
