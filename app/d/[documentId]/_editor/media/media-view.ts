/**
 * A picture, a frame or a card as it is drawn: an empty place, and whether it is chosen. What is in
 * it comes later, and asks nothing of another site by itself.
 */
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { ShownSource, type SourceList } from '../sources/shown-source.ts';

interface MediaList extends SourceList {
  add(view: MediaView): void;
}

export class MediaView extends ShownSource implements NodeView {
  readonly dom = document.createElement('div');
  readonly picture = this.dom;
  #isChosen = false;

  constructor(node: Node, position: () => number | undefined, place: MediaList) {
    super(node, position, place);
    this.dom.className = `media media-${node.type.name}`;
    this.dom.contentEditable = 'false';
    place.add(this);
  }

  readonly isChosen = (): boolean => this.#isChosen;

  selectNode(): void {
    this.#choose(true);
  }

  deselectNode(): void {
    this.#choose(false);
  }

  stopEvent({ target }: Event): boolean {
    return target instanceof Element && target.closest('button, iframe') !== null;
  }

  ignoreMutation(): boolean {
    return true;
  }

  #choose(isChosen: boolean): void {
    this.#isChosen = isChosen;
    this.dom.classList.toggle('ProseMirror-selectednode', isChosen);
    this.tell();
  }
}
