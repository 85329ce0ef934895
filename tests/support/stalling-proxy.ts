/** A proxy between browser and server that can let connections hang without closing them. */
import { connect, createServer, type Socket } from 'node:net';

export interface StallingProxy {
  readonly url: string;
  /** How many connections hang. */
  readonly stalledCount: number;
  /** Every connection of now stays open and carries nothing more; later ones work. */
  stall(): void;
  close(): Promise<void>;
}

export async function stallingProxy(serverUrl: string): Promise<StallingProxy> {
  const port = Number(new URL(serverUrl).port);
  const pairs = new Set<readonly [Socket, Socket]>();
  let stalledCount = 0;
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    const pair = [client, server] as const;
    pairs.add(pair);
    client.pipe(server).pipe(client);
    const end = () => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    get stalledCount() {
      return stalledCount;
    },
    stall() {
      for (const [client, server] of pairs) {
        stalledCount += 1;
        client.unpipe(server).pause();
        server.unpipe(client).pause();
      }
    },
    async close() {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      await new Promise((resolve) => {
        proxy.close(resolve);
      });
    },
  };
}
