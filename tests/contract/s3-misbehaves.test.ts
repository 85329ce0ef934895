/** Uploaded files on an S3 server that stalls, lies or goes away. */
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileHash } from '../../lib/core/file.ts';
import { S3Files } from '../../server/adapters/s3/files.ts';
import type { Log, LogFacts } from '../../server/ports.ts';
import { HandClock } from '../support/hand-clock.ts';
import { silentLog } from '../support/silent-log.ts';
import { anUpload, bytesOf, expectBytes, patterned, turns } from '../support/uploads.ts';
import { newDataFolder } from './store-under-test.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const unavailable = { name: 'AppError', code: 'storage_unavailable' };

let folder: string;
let logged: { readonly event: string; readonly facts: LogFacts | undefined }[];
const log: Log = { ...silentLog, error: (event, facts) => void logged.push({ event, facts }) };
beforeEach(() => {
  folder = newDataFolder();
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true }));
const whyOf = (at: number): string => String(logged[at]?.facts?.['why']);

describe('an S3 server that misbehaves', () => {
  let server: ReturnType<typeof createServer>;
  let files: S3Files;
  let clock: HandClock;
  let requests: { readonly head: string; readonly body: Buffer; readonly isWhole: boolean }[];
  let answer: (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;
  /** Before the body is read; true: that was all. */
  let answerEarly: (request: IncomingMessage, response: ServerResponse) => boolean;
  const upload = (size = 1_000) => anUpload(folder, patterned(size));
  const someHash = 'ab'.repeat(32) as FileHash;

  beforeEach(async () => {
    requests = [];
    answerEarly = () => false;
    clock = new HandClock();
    server = createServer((request, response) => {
      if (answerEarly(request, response)) return;
      const chunks: Buffer[] = [];
      const done = (isWhole: boolean): void => {
        const body = Buffer.concat(chunks);
        const head = [request.method, request.url, ...request.rawHeaders].join(' ');
        requests.push({ head, body, isWhole });
        if (isWhole) answer(request, response, body);
      };
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => done(true));
      request.on('error', () => done(false));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    files = new S3Files({
      settings: {
        endpoint: `http://127.0.0.1:${port}/deep`,
        bucket: 'the.bucket',
        region: 'eu-central-1',
        key: 'AKIAIOSFODNN7EXAMPLE',
        secret: SECRET,
      },
      clock,
      log,
    });
  });
  afterEach(async () => {
    files.close();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  /** Turns the clock whenever something waits for it, until `call` is over. */
  const inTime = async <Outcome>(call: Promise<Outcome>, waitMsMax = 1_000): Promise<Outcome> => {
    let isOver = false;
    const over = call.finally(() => (isOver = true));
    over.catch(() => undefined);
    while (!isOver) {
      await turns(1);
      clock.pass(waitMsMax / 100);
    }
    return over;
  };
  const answerWith = (status: number, headers: Record<string, string>): void => {
    answer = (_request, response) => void response.writeHead(status, headers).end();
  };
  const eventsOf = () => logged.map(({ event }) => event);

  it('[FILE-13] [FILE-22] [FILE-27] each request is signed, names its hash, and not the secret', async () => {
    const content = patterned(200_000);
    const { hash, path, bytes } = anUpload(folder, content);
    answerWith(200, {});
    await files.put(hash, path, bytes);
    answerWith(200, { 'last-modified': new Date(5_000).toUTCString(), 'content-length': '7' });
    expect(await files.find(hash)).toEqual({ hash, bytes: 7, atMs: 5_000 });
    answerWith(204, {});
    await files.remove(hash);
    const key = `/deep/the.bucket/files/${hash.slice(0, 2)}/${hash.slice(2)}`;
    expect(requests.map((request) => request.head.split(' ', 2).join(' '))).toEqual([
      `PUT ${key}`,
      `HEAD ${key}`,
      `DELETE ${key}`,
    ]);
    const [put, ...others] = requests;
    expectBytes(put?.body ?? Buffer.of(), content);
    expect(put?.head).toContain(`x-amz-content-sha256 ${hash}`);
    expect(put?.head).toContain('content-length 200000');
    for (const request of [put, ...others]) {
      expect(request?.head).toMatch(
        /AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/19700101\/eu-central-1\/s3\/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}/,
      );
      expect(request?.head).not.toContain(SECRET);
    }
    for (const forged of ['', '../../other/file', `${hash}?acl`, hash.toUpperCase()]) {
      await expect(files.find(forged as FileHash)).rejects.toMatchObject({ code: 'internal' });
      await expect(files.put(forged as FileHash, path, 1)).rejects.toMatchObject({
        code: 'internal',
      });
    }
    expect(requests).toHaveLength(3);
  });

  it('[FILE-22] a server that checks nothing gets no whole request of wrong content', async () => {
    answer = (_request, response) => void response.writeHead(200).end();
    for (const size of [1, 70_000, 500_000]) {
      const { hash, path, bytes } = upload(size);
      writeFileSync(path, patterned(size).fill(1, -1));
      await expect(files.put(hash, path, bytes)).rejects.toMatchObject({ code: 'internal' });
    }
    await turns(50);
    expect(requests.filter(({ isWhole }) => isWhole)).toEqual([]);
  });

  it.each([429, 500, 502, 503, 504])('[FILE-23] %i passes: it is asked again', async (status) => {
    const { hash, path, bytes } = upload();
    const statuses = [status, status, 200];
    answer = (_request, response) => void response.writeHead(statuses.shift() ?? 400).end('busy');
    await inTime(files.put(hash, path, bytes));
    expect(requests).toHaveLength(3);
    for (const { body } of requests) expectBytes(body, patterned(1_000));
    expect(logged).toEqual([]);
  });

  it('[FILE-23] three times and no more', async () => {
    answer = (_request, response) => void response.writeHead(503).end('<Code>SlowDown</Code>');
    await expect(inTime(files.find(someHash))).rejects.toMatchObject(unavailable);
    expect(requests).toHaveLength(3);
    expect(eventsOf()).toEqual(['files.unreachable']);
    expect(clock.pendingCount).toBe(0);
  });

  it('[FILE-23] a connection that is cut is made again', async () => {
    let cuts = 2;
    answer = (request, response) => {
      if (cuts-- > 0) request.socket.destroy();
      else response.writeHead(204).end();
    };
    await inTime(files.remove(someHash));
    expect(requests).toHaveLength(3);
  });

  it('[FILE-23] no answer for 30 s is a failure, and nobody waits again', async () => {
    answer = () => undefined;
    const finding = files.find(someHash);
    const seen = finding.catch((error: unknown) => error);
    await expect.poll(() => requests).toHaveLength(1);
    clock.pass(29_999);
    await turns(20);
    expect(logged).toEqual([]);
    clock.pass(1);
    expect(await seen).toMatchObject(unavailable);
    expect(whyOf(0)).toContain('30 s');
    expect(requests).toHaveLength(1);
    expect(clock.pendingCount).toBe(0);
  });

  it('[FILE-23] a body that is not taken for 30 s is a failure', async () => {
    answerEarly = () => true;
    const { hash, path, bytes } = upload(30_000_000);
    const seen = files.put(hash, path, bytes).catch((error: unknown) => error);
    let isOver = false;
    void seen.then(() => (isOver = true));
    while (!isOver) {
      await turns(20);
      clock.pass(5_000);
    }
    expect(await seen).toMatchObject(unavailable);
    expect(whyOf(0)).toContain('30 s');
  });

  it('[FILE-23] content that stops coming fails its reader, and a slow reader fails nothing', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('1234');
    };
    const opened = await files.open(someHash, null);
    const reader = opened?.content.getReader();
    clock.pass(100_000);
    await turns(20);
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('1234');
    clock.pass(100_000);
    const rest = reader?.read().catch((error: unknown) => error);
    await turns(20);
    clock.pass(30_000);
    expect(await rest).toMatchObject(unavailable);
    expect(eventsOf()).toEqual(['files.unreachable']);
  });

  it('[FILE-6] a reader that cancels while it waits is no failure of the server', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('1234');
    };
    const reader = (await files.open(someHash, null))?.content.getReader();
    await reader?.read();
    const waiting = reader?.read();
    await turns(20);
    await reader?.cancel();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await turns(50);
    expect(logged).toEqual([]);
    expect(clock.pendingCount).toBe(0);
  });

  it('[FILE-24] refused while it is still sending, it stops and says why', async () => {
    answerEarly = (_request, response) => {
      response.writeHead(403).end('<Error><Code>AccessDenied</Code><Message>No.</Message></Error>');
      return true; // the body stays unread: its sender would wait for ever
    };
    const { hash, path, bytes } = upload(30_000_000);
    await expect(files.put(hash, path, bytes)).rejects.toMatchObject(unavailable);
    expect(eventsOf()).toEqual(['files.refused']);
    expect(whyOf(0)).toBe(`PUT files/${hash.slice(0, 2)}/${hash.slice(2)}: 403 AccessDenied No.`);
    await expect.poll(() => clock.pendingCount).toBe(0);
  });

  it('[FILE-24] a 404 that says nothing is looked into once', async () => {
    answer = (request, response) => {
      const isList = request.url?.includes('list-type=2') === true;
      response.writeHead(isList ? 200 : 404).end();
    };
    for (let time = 0; time < 3; time++) expect(await files.find(someHash)).toBeNull();
    expect(await files.open(someHash, null)).toBeNull();
    await files.remove(someHash);
    expect(requests.filter(({ head: text }) => text.includes('list-type=2'))).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it.each([
    ['a length that is missing', 200, {}, 'x', null],
    [
      'a part instead of the whole',
      206,
      { 'content-length': '1', 'content-range': 'bytes 0-0/2' },
      'x',
      null,
    ],
    ['packed content', 200, { 'content-length': '1', 'content-encoding': 'gzip' }, 'x', null],
    ['the whole instead of a part', 200, { 'content-length': '4' }, 'abcd', { first: 1, last: 2 }],
    [
      'another part',
      206,
      { 'content-length': '2', 'content-range': 'bytes 0-1/4' },
      'ab',
      { first: 1, last: 2 },
    ],
    ['a part without a place', 206, { 'content-length': '2' }, 'bc', { first: 1, last: 2 }],
    ['a redirect', 307, { location: 'http://127.0.0.1:1/' }, '', null],
  ])('[FILE-25] %s is a failure', async (_what, status, headers, body, range) => {
    answer = (_request, response) => void response.writeHead(status, headers).end(body);
    await expect(files.open(someHash, range)).rejects.toMatchObject(unavailable);
    expect(eventsOf()).toHaveLength(1);
  });

  it.each([
    ['fewer bytes', 'bytes 10-13/100', '4', 'ab'],
    ['a longer part', 'bytes 10-13/100', '6', 'abcdef'],
    ['a shorter part', 'bytes 10-13/100', '2', 'ab'],
  ])('[FILE-25] %s than asked for fail their reader', async (_what, place, length, body) => {
    answer = (_request, response) => {
      response.writeHead(206, { 'content-range': place, 'content-length': length });
      response.write(body, () => response.destroy());
    };
    const opened = await files.open(someHash, { first: 10, last: 13 });
    await expect(bytesOf(opened?.content)).rejects.toMatchObject(unavailable);
  });

  it('[FILE-25] cut in the middle, content fails its reader, also while nobody reads', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write(patterned(10), () => response.destroy());
    };
    const opened = await files.open(someHash, null);
    await turns(50);
    await expect(bytesOf(opened?.content)).rejects.toMatchObject(unavailable);
  });

  it.each([
    ['no XML', 'hello'],
    ['no end in sight', '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>'],
    [
      'a file without a size',
      `<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>files/ab/${'ab'.repeat(31)}</Key></Contents></ListBucketResult>`,
    ],
    [
      'the same page for ever',
      '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>x</NextContinuationToken></ListBucketResult>',
    ],
  ])('[FILE-25] a list of %s is a failure', async (_what, body) => {
    answer = (_request, response) => void response.writeHead(200).end(body);
    const listing = async (): Promise<void> => {
      for await (const file of files.list()) expect(file).toBeUndefined();
    };
    await expect(listing()).rejects.toMatchObject(unavailable);
    expect(eventsOf()).toEqual(['files.misanswered']);
  });

  it('[FILE-26] pages are asked for with the token as it was meant, and strangers left out', async () => {
    const token = 'a+b/c=&<d>"é ';
    const entry = (key: string) =>
      `<Contents><Key>${key}</Key><LastModified>1970-01-01T00:00:01.000Z</LastModified><Size>5</Size></Contents>`;
    const page = (keys: readonly string[], next: string) =>
      `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${keys.map(entry).join('')}${next}</ListBucketResult>`;
    const asked: (string | null)[] = [];
    answer = (request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      asked.push(query.get('continuation-token'));
      const text =
        asked.length === 1
          ? page(
              [
                `files/ab/${'ab'.repeat(31)}`,
                'files/incoming/1-2',
                'other/ab/cd',
                `files/AB/${'ab'.repeat(31)}`,
              ],
              `<IsTruncated>true</IsTruncated><NextContinuationToken>a+b/c=&amp;&lt;d&gt;&quot;&#xe9;&#32;</NextContinuationToken>`,
            )
          : page([`files/cd/${'cd'.repeat(31)}`], '<IsTruncated>false</IsTruncated>');
      response.writeHead(200).end(text);
    };
    const listed = [];
    for await (const file of files.list()) listed.push(file);
    expect(listed).toEqual([
      { hash: 'ab'.repeat(32), bytes: 5, atMs: 1_000 },
      { hash: 'cd'.repeat(32), bytes: 5, atMs: 1_000 },
    ]);
    expect(asked).toEqual([null, token]);
  });
});
