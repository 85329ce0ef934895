/** Runs `s3-process.ts` and gives each test a bucket and a door of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { S3Settings } from '../../server/config.ts';

const PROGRAM = fileURLToPath(new URL('./s3-process.ts', import.meta.url));
const BUCKETS = Array.from({ length: 100 }, (_name, at) => `sheaf-files-${at}`);

export interface S3Bucket {
  readonly settings: S3Settings;
  /** Sent to whoever reads, by the address in `settings`. */
  readonly sentBytes: () => number;
  close(): Promise<void>;
}

export interface S3Server {
  readonly openBucket: () => Promise<S3Bucket>;
  close(): Promise<void>;
}

export async function startS3Server(): Promise<S3Server> {
  const folder = await mkdtemp(join(tmpdir(), 'sheaf-s3-'));
  // It makes the tokens of its lists with DES.
  const args = ['--openssl-legacy-provider', PROGRAM, folder, BUCKETS.join(',')];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const [line] = (await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    closed.then(() => {
      throw new Error('the S3 server has ended');
    }),
  ])) as [string];
  const names = BUCKETS.values();
  return {
    openBucket: async () => {
      const door = await openDoor(Number(line));
      const { value: bucket } = names.next();
      if (bucket === undefined) throw new Error('there are no more buckets');
      return {
        settings: {
          endpoint: `http://127.0.0.1:${door.port}`,
          bucket,
          region: 'us-east-1',
          key: 'S3RVER',
          secret: 'S3RVER',
        },
        sentBytes: door.sentBytes,
        close: door.close,
      };
    },
    close: async () => {
      child.kill('SIGKILL');
      await closed;
      await rm(folder, { recursive: true });
    },
  };
}

/** Between the two, to see how much is on its way. */
async function openDoor(serverPort: number) {
  let sent = 0;
  const sockets = new Set<Socket>();
  const door = createServer((client) => {
    const server = connect(serverPort, '127.0.0.1');
    server.on('data', (chunk) => {
      sent += chunk.length;
    });
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        server.destroy();
      });
    }
    sockets.add(client);
  });
  await new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve);
  });
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    sentBytes: () => sent,
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        door.close(resolve);
      });
    },
  };
}
