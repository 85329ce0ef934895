import type { CDPSession } from 'playwright-core';
import { messageYjsUpdate } from 'y-protocols/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FRAME } from '../../lib/protocol/frames.ts';
import { EDITABLE, expectEqualText, openStage, type Stage, type Writer } from '../support/stage.ts';

/** What an input method shows on the way, and what it leaves. */
const METHODS = {
  pinyin: [{ steps: ['n', 'ni', 'ni h', 'ni ha', 'ni hao'], end: '你好' }],
  kana: [{ steps: ['k', 'か', 'かn', 'かん', 'かんj', 'かんじ', '漢字'], end: '漢字' }],
  hangul: [
    { steps: ['ㅎ', '하', '한'], end: '한' },
    { steps: ['ㄱ', '구', '국'], end: '국' },
  ],
} as const;
type Method = keyof typeof METHODS;
const METHOD_NAMES = Object.keys(METHODS) as Method[];

const LINE = 'One two.';
/** Where Ada composes, in letters from the start of the line. */
const ADA_AT = 4;

let stage: Stage;
let ada: Writer;
let bob: Writer;
let method: CDPSession;
/** What has reached Ada's page of the others. */
const arrived = { updates: 0, carets: 0 };

beforeAll(async () => {
  stage = await openStage({ title: 'Composing', markdown: LINE });
  ada = await stage.enter('Ada');
  ada.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') return;
      if (payload[0] === FRAME.sync && payload[1] === messageYjsUpdate) arrived.updates += 1;
      if (payload[0] === FRAME.awareness) arrived.carets += 1;
    }),
  );
  await ada.page.reload();
  await ada.page.waitForSelector(EDITABLE);
  bob = await stage.enter('Bob');
  method = await ada.page.context().newCDPSession(ada.page);
});
afterAll(() => stage.close());

beforeEach(async () => {
  await ada.toEnd();
  await ada.press('Control+a', 'Delete');
  await ada.type(LINE);
  await expectEqualText([ada, bob], [LINE]);
});

const compose = (text: string) =>
  method.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
const commit = (text: string) => method.send('Input.insertText', { text });

async function place(writer: Writer, at: number): Promise<void> {
  await writer.toEnd();
  await writer.press('Home', ...Array.from({ length: at }, () => 'ArrowRight'));
}

/** Presses `key`, and waits until Ada's page has been told. */
async function bobPresses(key: string): Promise<void> {
  const of = key.startsWith('Arrow') ? 'carets' : 'updates';
  const before = arrived[of];
  await bob.press(key);
  await expect.poll(() => arrived[of]).toBeGreaterThan(before);
}

/** Ada composes, and Bob presses a key at every step of it. @returns how often he did */
async function composeWhileBobPresses(name: Method, key: string): Promise<number> {
  let count = 0;
  for (const { steps, end } of METHODS[name]) {
    for (const step of steps) {
      await compose(step);
      await expect.poll(async () => (await bob.lines())[0]).toContain(step);
      await bobPresses(key);
      expect((await ada.lines())[0]).toContain(step);
      count += 1;
    }
    await commit(end);
  }
  return count;
}

describe('an input method in a paragraph where somebody else writes', () => {
  const written = (name: Method) => METHODS[name].map(({ end }) => end).join('');
  const everywhere = METHOD_NAMES.flatMap((name) =>
    (
      [
        ['at the start', 0],
        ['right before', ADA_AT - 1],
        ['behind', ADA_AT + 2],
        ['at the end', LINE.length],
      ] as const
    ).map(([where, at]) => [name, where, at] as const),
  );

  it.each(everywhere)('[EDITOR-110] composes %s while letters come %s', async (name, _, at) => {
    await place(bob, at);
    await place(ada, ADA_AT);
    const count = await composeWhileBobPresses(name, 'x');
    const letters = LINE.split('');
    letters.splice(ADA_AT, 0, written(name));
    letters.splice(at > ADA_AT ? at + 1 : at, 0, 'x'.repeat(count));
    await expectEqualText([ada, bob], [letters.join('')]);
  });

  it.each(METHOD_NAMES)(
    '[EDITOR-110] composes %s while letters come at the very place',
    async (name) => {
      await place(bob, ADA_AT);
      await place(ada, ADA_AT);
      const count = await composeWhileBobPresses(name, 'x');
      await expectEqualText([ada, bob]);
      await expect.poll(async () => (await ada.lines())[0]?.match(/x/gu)?.length).toBe(count);
      const line = (await ada.lines())[0] ?? '';
      expect(line.replaceAll('x', '')).toBe(`One ${written(name)}two.`);
    },
  );

  it.each(METHOD_NAMES)('[EDITOR-110] composes %s while letters near are deleted', async (name) => {
    await place(bob, LINE.length);
    await place(ada, LINE.length - 1);
    await bob.press('Home');
    const count = await composeWhileBobPresses(name, 'Delete');
    await expectEqualText([ada, bob], [`${LINE.slice(count, -1)}${written(name)}.`]);
  });

  it.each(METHOD_NAMES)('[EDITOR-110] composes %s while a caret walks through it', async (name) => {
    await place(bob, LINE.length);
    await place(ada, ADA_AT);
    await composeWhileBobPresses(name, 'ArrowLeft');
    await expectEqualText([ada, bob], [`One ${written(name)}two.`]);
  });

  it('[EDITOR-111] what is composed behind a slash searches its list', async () => {
    const chen = await stage.enter(null, { locale: 'zh-CN' });
    const keys = await chen.page.context().newCDPSession(chen.page);
    await chen.toEnd();
    await chen.press('Enter');
    await chen.type('/');
    const options = chen.page.getByRole('listbox').getByRole('option');
    await options.first().waitFor();
    for (const text of ['b', 'bia', 'biao', 'biao ti']) {
      const at = { selectionStart: text.length, selectionEnd: text.length };
      await keys.send('Input.imeSetComposition', { text, ...at });
      await expect.poll(async () => (await chen.lines()).at(-1)).toBe(`/${text}`);
    }
    await keys.send('Input.insertText', { text: '一级标题' });
    await expect.poll(() => options.first().innerText()).toContain('一级标题');
    await chen.press('Enter');
    await chen.page.locator(`${EDITABLE} h1`).waitFor();
    await chen.type('Title');
    await expect.poll(async () => (await ada.lines()).at(-1)).toBe('Title');
    expect([...ada.complaints, ...bob.complaints, ...chen.complaints]).toEqual([]);
  });
});
