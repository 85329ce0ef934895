/** The real server as a process: how it starts, what it answers, how it leaves. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../support/server.ts';
import { runServer, startServer } from '../support/server.ts';

describe('server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ env: { SHEAF_HEADLESS: '1' } });
  });
  afterAll(() => server.stop());

  it('[HTTP-7] it is alive and ready', async () => {
    for (const path of ['/healthz', '/readyz']) {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ status: 'ok' });
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
    expect(await (await fetch(`${server.url}/healthz`, { method: 'HEAD' })).text()).toBe('');
  });

  it('[HTTP-14] headless it has neither pages nor an API', async () => {
    for (const path of ['/', '/d/AAAAAAAAAAAAAAAAAAAAAA', '/api/v1/me', '/_next/static/x.js']) {
      const response = await fetch(server.url + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
    }
  });

  it('[HTTP-13] SIGTERM ends it with 0, and it starts again on the same data', async () => {
    expect(await server.terminate()).toBe(0);
    await server.restart();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('[HTTP-13] after kill -9 it starts again on the same data', async () => {
    await server.kill9();
    await server.restart();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  it('[HTTP-12] a data folder in use is told with its cure', async () => {
    const { code, stderr } = await runServer({
      SHEAF_DATA: server.dataFolder,
      SHEAF_HEADLESS: '1',
      PORT: '0',
    });
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(
      new RegExp(`^The data folder .* is in use by .*${server.pid}.*\\. .*SHEAF_DATA\\.$`),
    );
  });
});

describe('start', () => {
  it('[HTTP-12] wrong settings are told all at once, before anything is opened', async () => {
    const { code, stderr } = await runServer({
      PORT: 'x',
      SHEAF_ACCESS: 'closed',
      SHEAF_TYPO: '1',
    });
    expect(code).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const name of ['PORT', 'SHEAF_ACCESS', 'SHEAF_TYPO']) expect(stderr).toContain(`${name} `);
  });

  it('[HTTP-12] a taken port is told with its cure', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => {
      squatter.listen(0, '127.0.0.1', resolve);
    });
    const address = squatter.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-test-'));
    const env = { SHEAF_DATA: dataFolder, SHEAF_HEADLESS: '1', PORT: String(port) };
    const { code, stderr } = await runServer({ ...env, SHEAF_LOG: 'error' });
    squatter.close();
    await rm(dataFolder, { recursive: true });
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(
      new RegExp(`^Port ${port} is taken; .*PORT=${port + 1} npm start\\.$`),
    );
  });
});
