import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ClientId } from '../../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { absorb, newKnown, stateVectorOf, type Known } from '../../../lib/protocol/known.ts';
import { advance, screen, type Screened, type Writer } from '../../../lib/protocol/screen.ts';
import { rawUpdate } from '../../support/update-builder.ts';

const EDITOR: Writer = { mayWrite: true, ownershipOf: () => 'mine' };
const VIEWER: Writer = { mayWrite: false, ownershipOf: () => 'theirs' };

class Page {
  readonly doc: Y.Doc;
  /** Updates that nobody has sent yet. */
  readonly unsent: Uint8Array[] = [];

  constructor(clientId: ClientId, state?: Uint8Array, gc = true) {
    this.doc = new Y.Doc({ gc });
    this.doc.clientID = clientId;
    if (state !== undefined) Y.applyUpdate(this.doc, state);
    this.body.observeDeep(() => undefined); // binds the type, as an editor does
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.unsent.push(update);
    });
  }

  get body(): Y.XmlFragment {
    return this.doc.getXmlFragment('default');
  }

  get title(): Y.Text {
    return this.doc.getText('title');
  }

  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  hears(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'server');
  }
}

class Server {
  readonly known: Known = newKnown();
  readonly log: Uint8Array[] = [];

  receive(update: Uint8Array, writer = EDITOR): Screened {
    const screened = screen(this.known, update, writer, DEFAULT_LIMITS);
    if (screened.is === 'accepted') {
      advance(this.known, screened);
      this.log.push(screened.update);
    }
    return screened;
  }

  /** All that a page has to say; each of it must be new. */
  takeFrom(page: Page): void {
    for (const update of page.unsent.splice(0)) expect(this.receive(update).is).toBe('accepted');
  }

  step2Of(page: Page): Uint8Array {
    const vector = Y.encodeStateVector(new Map(stateVectorOf(this.known)));
    return Y.encodeStateAsUpdate(page.doc, vector);
  }

  get text(): string {
    const doc = new Y.Doc();
    for (const update of this.log) Y.applyUpdate(doc, update);
    return `${doc.getText('title').toString()}|${doc.getXmlFragment('default').toString()}`;
  }
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}

describe('flows', () => {
  it('[SCREEN-15] a keystroke before the question has a gap; the step2 after it closes it', () => {
    const server = new Server();
    const page = new Page(1);
    page.title.insert(0, 'seen');
    server.takeFrom(page);
    page.title.insert(4, ' offline');
    page.unsent.length = 0;
    page.title.insert(12, '!');
    expect(server.receive(page.unsent[0] ?? new Uint8Array())).toMatchObject({ is: 'resync' });
    expect(server.receive(server.step2Of(page)).is).toBe('accepted');
    expect(server.receive(page.unsent[0] ?? new Uint8Array())).toEqual({ is: 'empty' });
    expect(server.text).toBe('seen offline!|');
  });

  it('[SCREEN-15] what is inserted and deleted in one transaction is accepted as it is', () => {
    const server = new Server();
    const page = new Page(1);
    page.doc.transact(() => {
      page.title.insert(0, 'gone');
      page.title.delete(0, 4);
      page.body.insert(0, [paragraph('gone'), paragraph('here')]);
      page.body.delete(0, 1);
    });
    const update = page.unsent[0] ?? new Uint8Array();
    expect(server.receive(update)).toMatchObject({ is: 'accepted', claims: [] });
    expect(server.text).toBe('|<paragraph>here</paragraph>');
  });

  it('[SCREEN-15] undo after a reload writes under a new id and deletes what the old one wrote', () => {
    const server = new Server();
    const before = new Page(1);
    before.body.insert(0, [paragraph('first'), paragraph('second')]);
    server.takeFrom(before);
    const after = new Page(2, before.state);
    const undo = new Y.UndoManager(after.body, { captureTimeout: 0 });
    after.body.delete(0, 1);
    undo.undo();
    undo.redo();
    undo.undo();
    server.takeFrom(after);
    expect(server.text).toBe('|<paragraph>first</paragraph><paragraph>second</paragraph>');
    expect([...stateVectorOf(server.known).keys()]).toEqual([1, 2]);
  });

  it('[SCREEN-15] two tabs of one person write side by side', () => {
    const server = new Server();
    const one = new Page(1);
    const two = new Page(2);
    one.title.insert(0, 'one');
    two.title.insert(0, 'two');
    server.takeFrom(one);
    server.takeFrom(two);
    for (const update of server.log) {
      one.hears(update);
      two.hears(update);
    }
    expect(one.title.toString()).toBe(two.title.toString());
    expect(server.receive(one.state)).toEqual({ is: 'empty' });
  });

  it('[SCREEN-15] collected ranges arrive in a step2 and are deleted for everybody', () => {
    const server = new Server();
    const page = new Page(1);
    page.body.insert(0, [paragraph('written and deleted offline'), paragraph('kept')]);
    page.body.delete(0, 1);
    expect(page.doc.store.clients.get(1)?.some((struct) => struct instanceof Y.GC)).toBe(true);
    expect(server.receive(server.step2Of(page)).is).toBe('accepted');
    expect(server.receive(page.state, VIEWER)).toEqual({ is: 'empty' });
    expect(server.text).toBe('|<paragraph>kept</paragraph>');
  });
});

describe('stripping', () => {
  it('[SCREEN-16] an update of which nothing is known is accepted as the very bytes that came', () => {
    const server = new Server();
    const page = new Page(1);
    page.title.insert(0, 'abc');
    page.title.delete(1, 1);
    for (const update of page.unsent) {
      const screened = server.receive(update);
      expect(screened.is === 'accepted' && screened.update === update).toBe(true);
    }
  });

  it.each(['plain text', 'größer', '文字列の文字', 'a😀b😀c'])(
    '[SCREEN-16] a run of typing known in part is cut there: %s',
    (text) => {
      const server = new Server();
      const page = new Page(1);
      const units = [...text];
      units.forEach((unit) => page.title.insert(page.title.length, unit));
      const sent = page.unsent.splice(0);
      server.receive(sent[0] ?? new Uint8Array());
      server.receive(sent[1] ?? new Uint8Array());
      const whole = page.state;
      const screened = server.receive(whole);
      expect(screened.is === 'accepted' && screened.update.length < whole.length).toBe(true);
      expect(server.text).toBe(`${text}|`);
      expect(server.receive(whole)).toEqual({ is: 'empty' });
    },
  );

  it('[SCREEN-16] a cut inside of a surrogate pair leaves what Yjs leaves, half a pair replaced', () => {
    const whole = rawUpdate([
      { client: 1, structs: [{ parent: 'title', content: { text: 'a😀b' } }] },
    ]);
    const server = new Server();
    server.receive(
      rawUpdate([{ client: 1, structs: [{ parent: 'title', content: { text: 'a\ufffd' } }] }]),
    );
    expect(server.receive(whole).is).toBe('accepted');
    expect(server.text).toBe('a\ufffd\ufffdb|');
    expect(server.receive(whole)).toEqual({ is: 'empty' });
  });

  it('[SCREEN-16] deletions known in part are cut as well', () => {
    const server = new Server();
    const page = new Page(1);
    page.title.insert(0, '0123456789');
    page.title.delete(2, 2);
    server.takeFrom(page);
    page.title.delete(1, 3);
    expect(server.receive(page.state)).toMatchObject({ is: 'accepted' });
    expect(server.text).toBe('06789|');
    expect(server.log.at(-1)).toEqual(Uint8Array.from([0, 1, 1, 2, 1, 1, 4, 2]));
  });
});

describe('what nobody says', () => {
  it('[SCREEN-17] text put into a paragraph that another deletes meanwhile is known to be deleted', () => {
    const server = new Server();
    const ada = new Page(1);
    ada.body.insert(0, [paragraph('both'), paragraph('here')]);
    server.takeFrom(ada);
    const bob = new Page(2, ada.state);
    ada.body.delete(0, 1);
    const text = (bob.body.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(4, ' of us');
    server.takeFrom(bob);
    server.takeFrom(ada);
    const viewer = new Page(3);
    for (const update of server.log) viewer.hears(update);
    expect(server.receive(viewer.state, VIEWER)).toEqual({ is: 'empty' });
    expect(server.text).toBe('|<paragraph>here</paragraph>');
  });

  it('[SCREEN-17] of two values given at once to one attribute the lesser is known to be deleted', () => {
    for (const first of [1, 2]) {
      const server = new Server();
      const seed = new Page(9);
      seed.body.insert(0, [paragraph('heading')]);
      server.takeFrom(seed);
      const pages = [new Page(first, seed.state), new Page(3 - first, seed.state)];
      pages.forEach((page, at) => {
        (page.body.get(0) as Y.XmlElement).setAttribute('level', `${at}`);
        (page.body.get(0) as Y.XmlElement).setAttribute('align', `${at}`);
      });
      for (const page of pages) server.takeFrom(page);
      const viewer = new Page(3);
      for (const update of server.log) viewer.hears(update);
      expect(server.receive(viewer.state, VIEWER)).toEqual({ is: 'empty' });
    }
  });
});

describe('the log', () => {
  it('[SCREEN-18] what cannot be read or does not fit is damage, and nothing of it becomes known', () => {
    const page = new Page(1);
    page.title.insert(0, 'abc');
    page.title.insert(3, 'def');
    const [first, second] = page.unsent;
    const known = newKnown();
    expect(absorb(known, second ?? new Uint8Array(), DEFAULT_LIMITS)).toBe(false);
    expect(absorb(known, Uint8Array.of(1, 2, 3), DEFAULT_LIMITS)).toBe(false);
    expect(known).toEqual(newKnown());
    expect(absorb(known, first ?? new Uint8Array(), DEFAULT_LIMITS)).toBe(true);
    expect(absorb(known, second ?? new Uint8Array(), DEFAULT_LIMITS)).toBe(true);
    expect(known.bytes).toBe((first?.length ?? 0) + (second?.length ?? 0));
  });

  it('[SCREEN-18] a snapshot is not bound by the counts of one update', () => {
    const page = new Page(1);
    for (let at = 0; at < 20; at++) page.title.insert(0, 'a');
    const limits = { ...DEFAULT_LIMITS, updateStructsMax: 1, updateClientsMax: 0, depthMax: 0 };
    expect(absorb(newKnown(), page.state, limits)).toBe(true);
    expect(screen(newKnown(), page.state, EDITOR, limits)).toMatchObject({ code: 'bad_update' });
  });
});
