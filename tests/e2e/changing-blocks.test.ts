/** One writes in a block while another turns it into other kinds, breaks it and deletes it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, openTogether, type Stage, type Writer } from '../support/stage.ts';

const BOS = 'we weighed them once a week and wrote it down';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let stage: Stage;
let ada: Writer;
let bo: Writer;

beforeAll(async () => {
  stage = await openStage();
  ada = await stage.enter('Ada');
  bo = await stage.enter('Bo', PHONE);
});
afterAll(() => stage.close());

const open = (markdown: string) => openTogether(stage, [ada, bo], { title: 'Report', markdown });

async function settled(): Promise<readonly string[]> {
  await Promise.all([ada.saved(), bo.saved()]);
  await expect.poll(async () => (await ada.lines()).join()).toBe((await bo.lines()).join());
  return ada.lines();
}

describe('what one writes in a block that another changes', () => {
  it('[EDITOR-142] is all there, in order, when it is turned again and again', async () => {
    await open('The beans: ');
    await bo.toEnd();
    const turning = (async () => {
      for (const level of ['1', '2', '3', '1', '2', '3']) await ada.press(`Control+Alt+${level}`);
    })();
    await Promise.all([turning, bo.type(BOS)]);
    const lines = await settled();
    expect(lines.map((line) => line.replace(/^\W+/, ''))).toEqual([`The beans:${BOS}`]);
  });

  it('[EDITOR-142] and when it is broken before the place where one writes', async () => {
    await open('The beans: ');
    await bo.toEnd();
    await ada.press('Control+Home');
    for (let times = 0; times < 4; times += 1) await ada.press('ArrowRight');
    await Promise.all([ada.press('Enter'), bo.type(BOS)]);
    expect(await settled()).toEqual(['The ', `beans:${BOS}`]);
  });

  it('[EDITOR-142] and when it is deleted: nothing is missing of what came after', async () => {
    await open('The beans: ');
    await bo.toEnd();
    const deleting = (async () => {
      await ada.press('Control+A');
      await ada.press('Delete');
    })();
    await Promise.all([deleting, bo.type(BOS)]);
    const text = (await settled()).join('');
    expect(BOS.endsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThan(0);
  });
});

describe('the caret of one', () => {
  it('[EDITOR-168] goes where keys lead it while another writes in the same line', async () => {
    const line = 'Of the beans, the ones from the garden were the best';
    await open(line);
    await bo.toEnd();
    await ada.press('Control+Home');
    const walking = (async () => {
      for (let times = 0; times < line.length - 1; times += 1) await ada.press('ArrowRight');
    })();
    await Promise.all([walking, bo.type(BOS)]);
    await ada.type('!');
    expect(await settled()).toEqual([`${line.slice(0, -1)}!${line.slice(-1)}${BOS}`]);
  });
});
