/** Where a real server keeps files: in its folder, or on an S3 server that it is told of. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { S3Files } from '../../server/adapters/s3/files.ts';
import { machineClock as clock } from '../../server/adapters/machine.ts';
import { aVisitor } from '../support/api-person.ts';
import { codeIn, FileApi } from '../support/file-api.ts';
import { silentLog as log } from '../support/silent-log.ts';
import { startS3Server } from '../support/s3-server.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { expectBytes, hashOf, patterned } from '../support/uploads.ts';

let server: RunningServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

async function files(env: Readonly<Record<string, string>>) {
  server = await startServer({ env });
  const visitor = await aVisitor(server);
  const { id } = await visitor.expect<{ id: string }>(201, 'POST', '/documents', {});
  return { server, api: new FileApi(server, visitor.headers['cookie'] ?? '', id) };
}

const content = patterned(300_000) as Uint8Array<ArrayBuffer>;

function storedIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^[0-9a-f]{2}.[0-9a-f]{62}$/.test(name),
  );
}

describe('files of a server', () => {
  it('[FILE-21] lie in its data folder, and nothing is left on their way there', async () => {
    const { server: running, api } = await files({});
    const { url } = await api.made(content);
    expectBytes(new Uint8Array(await (await api.fetch(url)).arrayBuffer()), content);
    const folder = join(running.dataFolder, 'files');
    expect(storedIn(folder).map((name) => name.replace(/\W/, ''))).toEqual([hashOf(content)]);
    await expect.poll(() => readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('[FILE-21] [FILE-24] lie on an S3 server whose settings it has; without it people still write', async () => {
    const s3 = await startS3Server();
    const { settings, close } = await s3.openBucket();
    const { server: running, api } = await files({
      SHEAF_S3_ENDPOINT: settings.endpoint,
      SHEAF_S3_BUCKET: settings.bucket,
      SHEAF_S3_REGION: settings.region,
      SHEAF_S3_KEY: settings.key,
      SHEAF_S3_SECRET: settings.secret,
    });
    const { url } = await api.made(content);
    const part = await api.fetch(url, { range: 'bytes=1000-1999' });
    expectBytes(new Uint8Array(await part.arrayBuffer()), content.subarray(1_000, 2_000));
    expect(await new S3Files({ settings, clock, log }).find(hashOf(content))).toMatchObject({
      bytes: content.length,
    });
    expect(storedIn(join(running.dataFolder, 'files'))).toEqual([]);
    await close();
    await s3.close();
    expect(await codeIn(await api.upload(content))).toBe('503 storage_unavailable');
    expect(await codeIn(await api.fetch(url))).toBe('503 storage_unavailable');
    const { status } = await fetch(`${running.url}/readyz`);
    expect(status).toBe(200);
  });
});
