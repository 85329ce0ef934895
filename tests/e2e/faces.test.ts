/** The faces of those who are in a document: whose picture is shown, and to whom. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MemberStage, open, openMemberStage } from '../support/member-stage.ts';
import { pngHead } from '../support/pictures.ts';
import { EDITABLE } from '../support/stage.ts';

let stage: MemberStage;
beforeAll(async () => {
  stage = await openMemberStage(['Ada', 'Bob']);
});
afterAll(() => stage.close());

/** Addresses of the pictures among the faces in the header. */
const faces = (page: Page): Promise<string[]> =>
  page
    .locator('[data-people] > button img')
    .evaluateAll((images) => images.map((image) => image.getAttribute('src') ?? ''));

const isThere = (page: Page, count: number) => page.locator(`[data-people="${count}"]`).waitFor();

describe('people in a document', () => {
  it('[ACCOUNT-45] [ACCOUNT-70] [SHAREPAGE-23] have their pictures for members, and initials for a guest', async () => {
    const [ada, bob, guest] = await Promise.all(
      ['Ada', 'Bob', null].map((name) => stage.browserOf(name)),
    );
    if (ada === undefined || bob === undefined || guest === undefined) throw new Error('nobody');
    const sent = await bob.request.put('/api/v1/me/picture', {
      data: Buffer.from(pngHead(64)),
      headers: { 'content-type': 'image/png', origin: stage.server.url },
    });
    const { pictureId } = (await sent.json()) as { readonly pictureId: string };
    const picture = `/api/v1/pictures/${pictureId}`;
    const id = await stage.newDocument(ada, 'Minutes');
    await stage.ask(ada, 'PATCH', `/documents/${id}/sharing`, {
      reach: 'link',
      reachRole: 'editor',
    });
    const asked: string[] = [];
    guest.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open(ada, id);
    await open(bob, id);
    await guest.goto(`/d/${id}`);
    await guest.waitForSelector(EDITABLE);
    for (const page of [ada, bob, guest]) await isThere(page, 3);
    await expect.poll(() => faces(ada)).toEqual([picture]);
    await expect.poll(() => faces(bob)).toEqual([picture]);
    await ada.locator('[data-people] > button').click();
    const rows = ada.getByRole('dialog').getByRole('listitem');
    expect(await rows.filter({ hasText: 'Bob' }).locator('img').getAttribute('src')).toBe(picture);
    const badges = await rows.filter({ hasText: 'Guest' }).count();
    expect(badges).toBe(1);
    for (const page of [bob, guest]) await page.locator(EDITABLE).focus();
    const flags = () =>
      ada
        .locator('.caret-flag')
        .evaluateAll((all) =>
          all.map((flag) => (flag as HTMLElement).dataset['guest'] ?? '-').join(),
        );
    await expect.poll(flags).toMatch(/^(?:Guest,-|-,Guest)$/u);
    await guest.locator('[data-people] > button').click();
    await guest.getByRole('dialog').getByText('Bob').waitFor();
    expect(await guest.locator('[data-people] img').count()).toBe(0);
    expect(asked.filter((path) => path.startsWith('/api/v1/pictures'))).toEqual([]);
  });
});
