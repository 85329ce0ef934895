import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../lib/core/limits.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import type { LogFacts } from '../../server/ports.ts';
import { ProcessPictureTool } from '../../server/workers/pictures/picture-tool.ts';
import { HandClock } from '../support/hand-clock.ts';
import { silentLog } from '../support/silent-log.ts';
import { WIDE, film, saidOf, squares } from '../support/uploaded-pictures.ts';

const MISBEHAVING = new URL('../support/misbehaving-picture-process.ts', import.meta.url);
const OWNER = new URL('../support/picture-owner.ts', import.meta.url);

let folder = '';
let errors: (LogFacts | undefined)[] = [];
const tools: ProcessPictureTool[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheaf-pictures-'));
  errors = [];
});
afterEach(async () => {
  await Promise.all(tools.splice(0).map((tool) => tool.close()));
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);

function aTool(limits: Partial<Limits> = {}, needs: { entry?: URL; clock?: HandClock } = {}) {
  const log = { ...silentLog, error: (_event: string, facts?: LogFacts) => errors.push(facts) };
  const tool = new ProcessPictureTool({
    log,
    clock: machineClock,
    limits: { ...DEFAULT_LIMITS, ...limits },
    ...needs,
  });
  tools.push(tool);
  return tool;
}

const misbehaving = (limits: Partial<Limits> = {}, clock?: HandClock) =>
  aTool(limits, clock === undefined ? { entry: MISBEHAVING } : { entry: MISBEHAVING, clock });

async function put(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(at(name), bytes);
  return at(name);
}

/** 108 MB and some seconds of work once it is unpacked. */
const aLarge = () =>
  sharp({ create: { width: 6_000, height: 6_000, channels: 3, background: 'red' } });

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('picture tool', () => {
  it('[FILE-82] reads, cleans and shrinks in a process that gives way', async () => {
    const tool = aTool();
    expect(tool.processId).toBeNull();
    const path = await put('held', await saidOf(squares(6), 6).jpeg().toBuffer());
    const facts = { type: 'image/jpeg', widthPixels: 48, heightPixels: 32, frames: 1 };
    expect(await tool.read(path)).toEqual({ ok: true, value: { ...facts, hasAlpha: false } });
    const pid = tool.processId ?? 0;
    expect(getPriority(pid)).toBe(Math.max(10, getPriority(0)));
    expect(pid).not.toBe(process.pid);
    expect(await tool.clean(path, at('clean'))).toMatchObject({ ok: true, value: facts });
    const small = await tool.shrink(at('clean'), at('small'), 24);
    expect(small).toMatchObject({ ok: true, value: { widthPixels: 24, heightPixels: 16 } });
    expect((await sharp(at('small')).metadata()).format).toBe('webp');
    expect(tool.processId).toBe(pid);
    expect(errors).toEqual([]);
  });

  it('[FILE-87] what it writes has the hash and the length it tells, and is private', async () => {
    const tool = aTool();
    const path = await put(
      'moving',
      await film('gif', [
        [255, 0, 0],
        [0, 0, 255],
      ]),
    );
    const results = [await tool.clean(path, at('clean')), await tool.shrink(path, at('small'), 4)];
    for (const [index, name] of ['clean', 'small'].entries()) {
      const bytes = readFileSync(at(name));
      const hash = createHash('sha256').update(bytes).digest('hex');
      expect(results[index]).toMatchObject({ ok: true, value: { hash, bytes: bytes.length } });
      if (process.platform !== 'win32') expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    }
  });

  it('[FILE-87] it overwrites nothing, and a disk that fails is told as that', async () => {
    const tool = aTool();
    const path = await put('picture', await squares().png().toBuffer());
    await put('taken', Buffer.from('mine'));
    await expect(tool.clean(path, at('taken'))).rejects.toMatchObject({ code: 'internal' });
    expect(readFileSync(at('taken'), 'utf8')).toBe('mine');
    const unavailable = { code: 'storage_unavailable' };
    await expect(tool.clean(path, at('none/clean'))).rejects.toMatchObject(unavailable);
    await expect(tool.read(at('none'))).rejects.toMatchObject(unavailable);
    expect((await tool.read(path)).ok).toBe(true);
    expect(errors).toHaveLength(3);
  });

  it('[FILE-78] only the five kinds are read, whatever a file is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>';
    const tool = aTool();
    const tiff = await squares().tiff().toBuffer();
    const heads = ['%PDF-1.7\n', 'P6 1 1 255 abc', 'push graphic-context\nviewbox 0 0 1 1', ''];
    const files = [svg, `<?xml version="1.0"?>${svg}`, ...heads, tiff];
    for (const [index, file] of files.entries()) {
      const path = await put(`${index}.png`, Buffer.from(file));
      expect(await tool.read(path)).toEqual({ ok: false, why: 'unreadable' });
      expect(await tool.clean(path, at('to'))).toEqual({ ok: false, why: 'unreadable' });
      expect(await tool.shrink(path, at('to'), 9)).toEqual({ ok: false, why: 'unreadable' });
      expect(existsSync(at('to'))).toBe(false);
    }
    expect(errors).toEqual([]);
  });

  it('[FILE-79] a longer file than a picture may be is not read', async () => {
    const tool = aTool({ pictureFileBytesMax: 100 });
    const path = await put('picture', await squares().png({ compressionLevel: 0 }).toBuffer());
    expect(await tool.read(path)).toEqual({ ok: false, why: 'too_large' });
  });

  it('[FILE-84] a picture that takes too much memory is too large, and the next is read', async () => {
    const path = await put(
      'large',
      await saidOf(aLarge(), 6).png({ compressionLevel: 1 }).toBuffer(),
    );
    const tool = aTool({ pictureMemoryBytesMax: 150 * 1_024 * 1_024 });
    expect(await tool.clean(path, at('to'))).toEqual({ ok: false, why: 'too_large' });
    const small = await put('small', await squares().png().toBuffer());
    expect((await tool.clean(small, at('to'))).ok).toBe(true);
  });

  it('[FILE-84] a picture that takes too long is too large, its process killed, the next read', async () => {
    const clock = new HandClock();
    const tool = misbehaving({}, clock);
    const [hanging, waiting] = [tool.clean('stall', at('to')), tool.read('fine')];
    await expect.poll(() => existsSync(at('to'))).toBe(true);
    const pid = tool.processId ?? 0;
    clock.pass(DEFAULT_LIMITS.pictureJobMs - 1);
    expect(isAlive(pid)).toBe(true);
    clock.pass(1);
    expect(await hanging).toEqual({ ok: false, why: 'too_large' });
    expect([isAlive(pid), existsSync(at('to'))]).toEqual([false, false]);
    expect(await waiting).toMatchObject({ value: { name: 'fine' } });
  });

  it.each(['exit', 'crash'])(
    '[FILE-83] a process that dies (%s) fails its own picture only, and is told',
    async (how) => {
      const tool = misbehaving();
      const [poisonous, healthy] = [tool.clean(how, at('to')), tool.read('fine')];
      const why = /the process that reads pictures ended: ended by/;
      await expect(poisonous).rejects.toMatchObject({ code: 'internal', message: why });
      expect(await healthy).toMatchObject({ value: { name: 'fine' } });
      expect([errors.length, existsSync(at('to'))]).toEqual([1, false]);
    },
  );

  it('[FILE-83] one that is killed in the middle of a picture fails it, and the next is read', async () => {
    const tool = misbehaving();
    const [stalled, healthy] = [tool.clean('silent', at('to')), tool.read('fine')];
    await expect.poll(() => existsSync(at('to'))).toBe(true);
    process.kill(tool.processId ?? 0, 'SIGKILL');
    await expect(stalled).rejects.toMatchObject({ code: 'internal', message: /SIGKILL/ });
    expect(existsSync(at('to'))).toBe(false);
    expect(await healthy).toMatchObject({ value: { name: 'fine' } });
  });

  it('[FILE-83] one that is killed at rest is replaced, and one that cannot start is told', async () => {
    const tool = misbehaving();
    await tool.read('fine');
    process.kill(tool.processId ?? 0, 'SIGKILL');
    await expect.poll(() => tool.processId).toBeNull();
    expect((await tool.read('fine')).ok).toBe(true);
    errors = [];
    for (const entry of [new URL('no-such-file.ts', import.meta.url), new URL('http://nowhere')]) {
      const none = aTool({}, { entry });
      await expect(none.read('fine')).rejects.toMatchObject({ code: 'internal' });
      await expect(none.read('fine')).rejects.toMatchObject({ code: 'internal' });
    }
    expect(errors).toHaveLength(4);
  });

  it('[FILE-82] without pictures the process ends after a while, and no sooner', async () => {
    const clock = new HandClock();
    const tool = misbehaving({}, clock);
    await tool.read('fine');
    clock.pass(DEFAULT_LIMITS.pictureIdleMs - 1);
    await tool.read('fine');
    const pid = tool.processId ?? 0;
    clock.pass(DEFAULT_LIMITS.pictureIdleMs - 1);
    expect(isAlive(pid)).toBe(true);
    clock.pass(1);
    await expect.poll(() => tool.processId).toBeNull();
    expect([isAlive(pid), errors.length, clock.pendingCount]).toEqual([false, 0, 0]);
  });

  it('[FILE-85] twenty pictures at once are read one after the other, in order', async () => {
    const tool = aTool();
    const path = await put('picture', await squares().jpeg().toBuffer());
    const order: number[] = [];
    const work = Array.from({ length: 20 }, async (_, index) => {
      const small = await tool.shrink(path, at(`small-${index}`), index + 1);
      order.push(index);
      return small.ok && small.value.widthPixels;
    });
    expect(await Promise.all(work)).toEqual(order.map((index) => index + 1));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(readdirSync(folder)).toHaveLength(21);
    expect((await sharp(at('small-19')).metadata()).width).toBe(Math.min(20, WIDE));
  });

  it('[FILE-85] more than may wait are refused, what waits is still read', async () => {
    const tool = misbehaving({ pictureQueueJobsMax: 1 });
    const [running, waiting] = [tool.read('a'), tool.read('b')];
    await expect(tool.read('c')).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(await Promise.all([running, waiting])).toHaveLength(2);
  });

  it('[FILE-83] what the process itself calls a failure is one, and it goes on', async () => {
    const tool = misbehaving();
    await expect(tool.read('fail')).rejects.toMatchObject({ code: 'internal' });
    const pid = tool.processId;
    expect(await tool.read('fine')).toMatchObject({ value: { pid } });
  });

  it('[FILE-88] closing ends the process, and refuses what waits and what comes', async () => {
    const clock = new HandClock();
    const tool = misbehaving({}, clock);
    const [running, waiting] = [tool.read('stall'), tool.read('fine')];
    const ends = Promise.allSettled([running, waiting]);
    const pid = tool.processId ?? 0;
    await tool.close();
    const restarting = { status: 'rejected', reason: { code: 'restarting' } };
    expect(await ends).toMatchObject([restarting, restarting]);
    await expect(tool.read('fine')).rejects.toMatchObject({ code: 'restarting' });
    expect([isAlive(pid), tool.processId, errors]).toEqual([false, null, []]);
    expect(clock.pendingCount).toBe(0);
  });

  it('[FILE-86] when the server is killed, the process ends in the middle of a picture', async () => {
    const path = await put('large', await aLarge().png({ compressionLevel: 1 }).toBuffer());
    const owner = spawn(process.execPath, [fileURLToPath(OWNER), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = await new Promise<number>((resolve) => {
      owner.stdout.setEncoding('utf8').once('data', (text: string) => resolve(Number(text)));
    });
    expect([pid > 0, isAlive(pid)]).toEqual([true, true]);
    owner.kill('SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(existsSync(`${path}.small`)).toBe(false);
  });
});
