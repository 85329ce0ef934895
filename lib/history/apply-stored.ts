/** Puts stored updates into a document that then says what the log says, and nothing of its own. */
import * as Y from 'yjs';

/**
 * Updates of one transaction. A transaction for each tidies up too often, and one for all lets
 * the structs pile up before they are joined: either takes twice as long. Merging so many updates
 * flat would take minutes.
 */
const BATCH_UPDATES = 256;

/** In order of seq. @throws Error when one is no update. */
export function applyStored(doc: Y.Doc, updates: Iterable<Uint8Array>): void {
  let batch: Uint8Array[] = [];
  for (const update of updates) {
    if (batch.push(update) < BATCH_UPDATES) continue;
    applyBatch(doc, batch);
    batch = [];
  }
  applyBatch(doc, batch);
}

function applyBatch(doc: Y.Doc, batch: readonly Uint8Array[]): void {
  doc.transact((transaction) => {
    for (const update of batch) Y.applyUpdate(doc, update);
    // A replica deletes marks that somebody else's change made needless (yjs YText.js,
    // cleanupYTextAfterTransaction), and while the marks are half written it deletes too many.
    // An editor says so in an update of its own; here it would be a deletion that nobody knows of.
    transaction.local = true;
  });
}
