/** A node that holds a source, as it is shown: what is drawn beside asks it for all it needs. */
import type { Node } from '@tiptap/pm/model';

/** Where it is listed while it is shown. */
export interface SourceList {
  remove(source: ShownSource): void;
}

let count = 0;

export abstract class ShownSource {
  /** Unlike that of any other on the page. */
  readonly id = (count += 1);
  /** Before the node; undefined when it is gone. */
  readonly position: () => number | undefined;
  abstract readonly dom: HTMLElement;
  /** Where its picture is drawn. */
  abstract readonly picture: HTMLElement;
  readonly #place: SourceList;
  readonly #watchers = new Set<() => void>();
  #node: Node;

  constructor(node: Node, position: () => number | undefined, place: SourceList) {
    this.#node = node;
    this.#place = place;
    this.position = position;
  }

  /** The same until it changes. */
  readonly node = (): Node => this.#node;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false;
    this.#node = node;
    this.tell();
    return true;
  }

  destroy(): void {
    this.#place.remove(this);
  }

  protected tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
