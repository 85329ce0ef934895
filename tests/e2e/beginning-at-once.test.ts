/** Two people who begin to write in the same empty place in the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EDITABLE, openStage, openTogether, type Stage, type Writer } from '../support/stage.ts';

const ADAS = 'The beans of week one grew by a little.';
const BOS = 'we weighed once a week and wrote it down.';
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

const open = (first: object) => openTogether(stage, [ada, bo], first);

async function expectEveryLetterOfBoth(before: readonly string[]): Promise<void> {
  await Promise.all([ada.type(ADAS), bo.type(BOS)]);
  await Promise.all([ada.saved(), bo.saved()]);
  const ends = [
    [...before, ADAS + BOS],
    [...before, BOS + ADAS],
  ];
  await expect.poll(() => ada.lines()).toSatisfy((lines) => isOneOf(lines, ends));
  await expect.poll(() => bo.lines()).toEqual(await ada.lines());
}

function isOneOf(lines: unknown, ends: readonly (readonly string[])[]): boolean {
  return ends.some((end) => JSON.stringify(end) === JSON.stringify(lines));
}

describe('two who begin at once', () => {
  it.each([1, 2, 3])('[EDITOR-140] in a new document, for the %i. time', async () => {
    await open({ title: 'Report' });
    await expectEveryLetterOfBoth([]);
  });

  it.each([1, 2, 3])('[EDITOR-140] in a paragraph just made, for the %i. time', async () => {
    await open({ title: 'Report', markdown: 'Words.' });
    await ada.toEnd();
    await ada.press('Enter');
    await expect.poll(() => bo.page.locator(`${EDITABLE} > p`).count()).toBe(2);
    await bo.toEnd();
    await expectEveryLetterOfBoth(['Words.']);
  });
});
