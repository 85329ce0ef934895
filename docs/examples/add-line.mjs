/**
 * Adds a line to a document, as any y-websocket program may:
 *   SERVER=wss://docs.example.org TOKEN=sheaf_… node add-line.mjs <document> "A line"
 */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const { SERVER, TOKEN } = process.env;
const [documentId = '', line = ''] = process.argv.slice(2);

class Socket extends WebSocket {
  /** @param {string} url @param {string[]} protocols */
  constructor(url, protocols) {
    super(url, protocols, { headers: { Authorization: `Bearer ${TOKEN}` } });
  }
}

const doc = new Y.Doc();
const provider = new WebsocketProvider(`${SERVER}/collab`, documentId, doc, {
  WebSocketPolyfill: /** @type {any} */ (Socket),
});
provider.on('closed', ({ code, reason }) => {
  throw new Error(`${code} ${reason}`); // for good: see the close codes in PROTOCOL.md
});
await new Promise((resolve) => provider.once('sync', resolve));

const paragraph = new Y.XmlElement('paragraph');
paragraph.insert(0, [new Y.XmlText(line)]);
doc.getXmlFragment('default').push([paragraph]);

// Leaves in order: what was sent before is read to its end.
provider.destroy();
doc.destroy();
