/** Carets and selections of the others, drawn by the shared cursor plugin in our own looks. */
import { Extension } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { Plugin } from '@tiptap/pm/state';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { presenceColor } from '../../../../lib/core/palette.ts';
import type { Clock } from '../../../../lib/std/clock.ts';
import { CaretAwareness } from './caret-awareness.ts';
import type { CaretActivity } from './caret-activity.ts';
import { FlagSides } from './flag-sides.ts';
import { AWAY_MS, IDLE_MS, type PresenceUser, TYPING_MS, userIn } from './people.ts';

export interface CaretOptions {
  readonly awareness: Awareness;
  readonly activity: CaretActivity;
  readonly clock: Clock;
  /** What stands on the flag of somebody without a name. */
  readonly nameless: string;
  /** Beside the name of somebody without an account; null where nobody has one. */
  readonly guest: string | null;
}

const CHECK_MS = 5_000;
/** Strength of the selection tint, as the last two hex digits of a colour: 22 %. */
const TINT = '38';

/**
 * The stock caret extension hides which client a caret belongs to and writes the person into the
 * presence state, which the server does here; so the plugin under it is used directly.
 */
export const Carets = Extension.create<CaretOptions>({
  name: 'carets',
  // Before the plugins that draw decorations of their own.
  priority: 999,
  addProseMirrorPlugins() {
    const { awareness, clock } = this.options;
    const drawn = new DrawnCarets(this.options);
    // Its type asks for the whole class; it uses what is there.
    const presence = new CaretAwareness(awareness) as unknown as Awareness;
    const cursors: Plugin = yCursorPlugin(presence, {
      awarenessStateFilter: (own: number, other: number) => own !== other && !drawn.isAway(other),
      cursorBuilder: (_user, clientId) => drawn.build(clientId),
      selectionBuilder: (_user, clientId) => ({
        style: `background-color:${drawn.colorOf(clientId)}${TINT}`,
        class: 'caret-selection',
      }),
    }) as Plugin;
    return [cursors, new Plugin({ view: (view) => watch(view, drawn, clock) })];
  },
});

function watch(view: EditorView, drawn: DrawnCarets, clock: Clock) {
  let cancel = () => {};
  const check = () => {
    drawn.refreshAll();
    cancel = clock.after(CHECK_MS, check);
  };
  check();
  return {
    update: () => drawn.forgetRemoved(view.dom),
    destroy: () => {
      cancel();
      drawn.destroy();
    },
  };
}

/** The caret elements on the page. The plugin reuses one per client, so they are kept up to date here. */
class DrawnCarets {
  readonly #options: CaretOptions;
  readonly #elements = new Map<number, HTMLElement>();
  readonly #flags = new Map<number, () => void>();
  readonly #sides = new FlagSides();
  readonly #stop: () => void;

  constructor(options: CaretOptions) {
    this.#options = options;
    this.#stop = options.activity.subscribe((clientIds) => clientIds.forEach(this.#refresh));
  }

  build(clientId: number): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'caret';
    caret.dataset['client'] = String(clientId);
    caret.setAttribute('aria-hidden', 'true');
    caret.contentEditable = 'false';
    const flag = document.createElement('span');
    flag.className = 'caret-flag';
    caret.append(flag);
    this.#sides.add(flag);
    this.#forget(clientId);
    this.#elements.set(clientId, caret);
    this.#refresh(clientId);
    return caret;
  }

  colorOf(clientId: number): string {
    return presenceColor(this.#userOf(clientId).hue).hex;
  }

  isAway(clientId: number): boolean {
    return this.#restedMs(clientId) > AWAY_MS;
  }

  refreshAll(): void {
    for (const clientId of this.#elements.keys()) this.#refresh(clientId);
  }

  forgetRemoved(root: HTMLElement): void {
    for (const [clientId, element] of this.#elements) {
      if (!root.contains(element)) this.#forget(clientId);
    }
  }

  #forget(clientId: number): void {
    const flag = this.#elements.get(clientId)?.firstElementChild;
    if (flag) this.#sides.remove(flag);
    this.#elements.delete(clientId);
  }

  destroy(): void {
    this.#stop();
    this.#sides.destroy();
    for (const cancel of this.#flags.values()) cancel();
    this.#flags.clear();
  }

  readonly #refresh = (clientId: number): void => {
    const caret = this.#elements.get(clientId);
    if (caret === undefined) return;
    const user = this.#userOf(clientId);
    caret.style.setProperty('--caret-color', presenceColor(user.hue).hex);
    const flag = caret.firstElementChild;
    const name = user.name === '' ? this.#options.nameless : user.name;
    if (flag instanceof HTMLElement) {
      if (flag.textContent !== name) flag.textContent = name;
      const { guest } = this.#options;
      if (user.isGuest && guest !== null) flag.dataset['guest'] = guest;
      else delete flag.dataset['guest'];
    }
    const restedMs = this.#restedMs(clientId);
    caret.dataset['rest'] = restedMs > AWAY_MS ? 'away' : restedMs > IDLE_MS ? 'idle' : '';
    if (restedMs < TYPING_MS) this.#raiseFlag(clientId, caret);
  };

  #raiseFlag(clientId: number, caret: HTMLElement): void {
    caret.dataset['moved'] = '';
    this.#flags.get(clientId)?.();
    const lower = () => {
      this.#flags.delete(clientId);
      delete this.#elements.get(clientId)?.dataset['moved'];
    };
    this.#flags.set(clientId, this.#options.clock.after(TYPING_MS, lower));
  }

  #restedMs(clientId: number): number {
    const movedAtMs = this.#options.activity.movedAtMs(clientId);
    return movedAtMs === undefined ? 0 : this.#options.clock.nowMs() - movedAtMs;
  }

  #userOf(clientId: number): PresenceUser {
    return userIn(this.#options.awareness.getStates().get(clientId) ?? {});
  }
}
