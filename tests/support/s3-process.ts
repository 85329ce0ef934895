/**
 * An S3 server on the loopback, in a process of its own: `s3-process.ts <folder> <buckets>`. Says its
 * port, and ends when nobody listens any more. What S3 promises and this one does not is added
 * here: an object is there when all of it came, and only if it is what the request says it is.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import S3rver, { type Context, type S3Object, type Store } from '@20minutes/s3rver';

const [, , folder = '', buckets = ''] = process.argv;
const drafts = join(folder, 'drafts');
await mkdir(drafts);
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory: join(folder, 'buckets'),
  vhostBuckets: false,
  configureBuckets: buckets.split(',').map((name) => ({ name })),
});
server.middleware.unshift(async (context, next) => {
  context.store = asS3(server.store, context);
  await next();
});
const { port } = await server.run();
process.stdin.resume().on('end', () => process.exit());
process.stdout.write(`${port}\n`);

function asS3(store: Store, context: Context): Store {
  const own: Pick<Store, 'getObject' | 'putObject'> = {
    async putObject(object) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of object.content ?? []) chunks.push(Buffer.from(chunk));
      const content = Buffer.concat(chunks);
      const said = context.get('x-amz-content-sha256');
      if (said !== createHash('sha256').update(content).digest('hex')) {
        throw Object.assign(new Error('The provided SHA256 does not match'), {
          status: 400,
          expose: true,
        });
      }
      const md5 = createHash('md5').update(content).digest('hex');
      // The object last: it is what makes the others mean something.
      const parts = [
        ['object.md5', md5],
        ['metadata.json', JSON.stringify(object.metadata)],
        ['object', content],
      ] as const;
      for (const [resource, part] of parts) {
        const draft = join(drafts, randomUUID());
        const to = store.getResourcePath(object.bucket, object.key, resource);
        await writeFile(draft, part);
        await mkdir(dirname(to), { recursive: true });
        await rename(draft, to);
      }
      return { size: content.length, md5 };
    },
    async getObject(bucket, key, range) {
      if (range.end !== 0) return store.getObject(bucket, key, range);
      // It takes a last byte of 0 for none.
      const object: S3Object | null = await store.getObject(bucket, key, { start: 0, end: 1 });
      if (object === null || object.content === null) return object;
      object.content = createReadStream(store.getResourcePath(bucket, key, 'object'), {
        start: 0,
        end: 0,
      });
      object.range = { start: 0, end: 0 };
      return object;
    },
  };
  return Object.assign(Object.create(store) as Store, own);
}
