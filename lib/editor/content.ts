/** Stored updates to content and back, always on a throw-away document that nobody else sees. */
import * as Y from 'yjs';
import type { ClientId } from '../core/ids.ts';
import { BODY_FIELD, TITLE_FIELD } from './fields.ts';
import { type Look, lookOf, writeLook } from './look.ts';
import type { DocumentJson, NodeJson } from './node-json.ts';
import { EMPTY_BODY } from './node-json.ts';
import { restoreTree } from './restore-tree.ts';
import { copyTree, readTree, writeTree } from './shared-tree.ts';
import { titleLine, writeTitle } from './title.ts';

/** Title and body as they read now. @throws AppError `too_deep`. */
export function contentOf(updates: readonly Uint8Array[]): DocumentJson {
  const doc = docOf(updates);
  const title = doc.getText(TITLE_FIELD).toString();
  return { title: titleLine(title, title.length), body: readTree(doc.getXmlFragment(BODY_FIELD)) };
}

/** The body, and how it looks to everybody. @throws AppError `too_deep`. */
export function shownContentOf(updates: readonly Uint8Array[]): {
  readonly body: NodeJson;
  readonly look: Look;
} {
  const doc = docOf(updates);
  return { body: readTree(doc.getXmlFragment(BODY_FIELD)), look: lookOf(doc.getText(TITLE_FIELD)) };
}

/** The first update of an empty document: its title and one empty paragraph. */
export function blankUpdate(clientId: ClientId, title: string): Uint8Array {
  return firstUpdate(clientId, { title, body: EMPTY_BODY });
}

/** The first update of a document with this content. @throws AppError `too_deep`. */
export function firstUpdate(clientId: ClientId, content: DocumentJson): Uint8Array {
  const body = isBlank(content.body) ? EMPTY_BODY : content.body;
  return updateBy(clientId, new Y.Doc(), (doc) => {
    writeTitle(doc.getText(TITLE_FIELD), content.title);
    writeTree(doc.getXmlFragment(BODY_FIELD), body);
  });
}

/**
 * An update after which the title reads `title`; without structs and deletes when it already does.
 * `newClientId` is asked until it gives one that the document does not know.
 */
export function retitleUpdate(
  updates: readonly Uint8Array[],
  title: string,
  newClientId: () => ClientId,
): Uint8Array {
  const doc = docOf(updates);
  let clientId = newClientId();
  while (doc.store.clients.has(clientId)) clientId = newClientId();
  return updateBy(clientId, doc, () => writeTitle(doc.getText(TITLE_FIELD), title));
}

/**
 * An update after which the document reads as in `earlier`, a full state V1: a new edit, since an
 * older state changes nothing. `newClientId` as above. @throws AppError `too_deep`.
 */
export function restoreUpdate(
  updates: readonly Uint8Array[],
  earlier: Uint8Array,
  newClientId: () => ClientId,
): Uint8Array {
  const [doc, then] = [docOf(updates), docOf([earlier])];
  let clientId = newClientId();
  while (doc.store.clients.has(clientId)) clientId = newClientId();
  return updateBy(clientId, doc, () => {
    writeTitle(doc.getText(TITLE_FIELD), then.getText(TITLE_FIELD).toString());
    restoreTree(doc.getXmlFragment(BODY_FIELD), then.getXmlFragment(BODY_FIELD));
  });
}

/** The first update of a copy: what the original shows, unknown nodes and its look included, no history. */
export function copyUpdate(
  updates: readonly Uint8Array[],
  title: string,
  clientId: ClientId,
): Uint8Array {
  const original = docOf(updates);
  const look = lookOf(original.getText(TITLE_FIELD));
  const trees = copyTree(original.getXmlFragment(BODY_FIELD));
  return updateBy(clientId, new Y.Doc(), (doc) => {
    writeTitle(doc.getText(TITLE_FIELD), title);
    writeLook(doc.getText(TITLE_FIELD), look);
    const body = doc.getXmlFragment(BODY_FIELD);
    if (trees.length === 0) writeTree(body, EMPTY_BODY);
    else body.insert(0, trees);
  });
}

function isBlank(body: NodeJson): boolean {
  return (body.content ?? []).length === 0;
}

/**
 * One transaction: each update applied by itself would tell observers and clean up every time. A
 * name of its own, which nobody asks it for, costs 16 random numbers: more than a short text.
 */
function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ guid: '' });
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** What `change` adds to `doc`, and nothing of what was there. */
function updateBy(clientId: ClientId, doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  doc.clientID = clientId;
  let update = Y.encodeStateAsUpdate(new Y.Doc());
  doc.on('update', (made: Uint8Array) => {
    update = made;
  });
  doc.transact(() => change(doc));
  return update;
}
