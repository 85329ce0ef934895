/** The stock y-websocket provider in Node, unmodified, as a program would use it. */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { RunningServer } from './server.ts';

export interface StockClient {
  readonly doc: Y.Doc;
  readonly title: Y.Text;
  readonly provider: WebsocketProvider;
  /** How often it opened a connection. */
  readonly connectionCount: number;
  leave(): void;
}

export function stockClient(
  server: Pick<RunningServer, 'url' | 'collabUrl'>,
  documentId: string,
  cookie?: string,
): StockClient {
  const doc = new Y.Doc();
  let connectionCount = 0;
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      const headers = cookie === undefined ? undefined : { cookie, origin: server.url };
      super(url, protocols, headers === undefined ? {} : { headers });
      connectionCount += 1;
    }
  }
  const provider = new WebsocketProvider(server.collabUrl, documentId, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
  });
  return {
    doc,
    title: doc.getText('title'),
    provider,
    get connectionCount() {
      return connectionCount;
    },
    leave: () => provider.destroy(),
  };
}

/** @throws Error when it does not become true within `withinMs`. */
export async function until(
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const endMs = Date.now() + withinMs;
  while (!(await isTrue())) {
    if (Date.now() > endMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(15);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, ms);
  });
}
