import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ title: 'Coming back', markdown: 'Still here.' });
});
afterAll(() => stage.close());

/** A sync frame's first two bytes: message type and kind. */
const isStep1 = (payload: string | Buffer): boolean =>
  typeof payload !== 'string' && payload[0] === 0 && payload[1] === 0;

describe('coming back to a page', () => {
  it.each([
    ['out of the back-forward cache', `new PageTransitionEvent('pageshow', { persisted: true })`],
    ['to another network', `new Event('online')`],
  ])('[CLIENT-26] asks at once what is missing, %s', async (_, event) => {
    const ada = await stage.enter('Ada');
    let questions = 0;
    ada.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => (questions += isStep1(payload) ? 1 : 0)),
    );
    await ada.page.reload();
    await ada.saved();
    await expect.poll(() => questions).toBeGreaterThan(0);
    const before = questions;
    await ada.page.evaluate(`void dispatchEvent(${event})`);
    await expect.poll(() => questions).toBe(before + 1);
    await ada.saved();
    expect(ada.complaints).toEqual([]);
  });

  it('[CLIENT-26] asks nothing when the page was shown for the first time', async () => {
    const ada = await stage.enter('Ada');
    let questions = 0;
    ada.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => (questions += isStep1(payload) ? 1 : 0)),
    );
    await ada.page.reload();
    await ada.saved();
    const before = questions;
    await ada.page.evaluate(
      `void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))`,
    );
    await ada.type('x');
    await ada.saved();
    expect(questions).toBe(before);
  });
});
