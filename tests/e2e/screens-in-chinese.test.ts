/** Screens of people and links as axe sees them, in the language and the look that others leave out. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messagesFor } from '../../lib/i18n/messages.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { violations } from '../support/axe.ts';
import { type MemberStage, open, openMemberStage, openShare } from '../support/member-stage.ts';
import { startServer } from '../support/server.ts';

const LOOK = { locale: 'zh-CN', colorScheme: 'dark' } as const;
const { share, account, members } = messagesFor('zh');

let stage: MemberStage;
let ada: Page;

beforeAll(async () => {
  stage = await openMemberStage(['Ada', 'Bob']);
  ada = await stage.browserOf('Ada', LOOK);
});
afterAll(() => stage.close());

describe('in Chinese and dark', () => {
  it('[SHAREPAGE-31] the share dialog, and the form of a link that is changed', async () => {
    const id = await stage.newDocument(ada, '收成');
    await stage.ask(ada, 'POST', `/documents/${id}/links`, {
      role: 'editor',
      label: '读书会',
      password: 'a word',
      peopleMax: 3,
    });
    await open(ada, id);
    const dialog = await openShare(ada, share);
    await dialog.getByText('读书会').waitFor();
    expect(await violations(ada)).toEqual([]);
    const more = fill(share.links.more, { label: '读书会' });
    await dialog.getByRole('button', { name: more }).click();
    await ada.getByRole('menuitem', { name: share.links.edit }).click();
    await ada.getByRole('dialog', { name: share.form.editTitle }).waitFor();
    expect(await violations(ada)).toEqual([]);
  });

  it.each(['/', '/account', '/members', '/links', '/workspace/links', '/workspace/activity'])(
    '[ACCOUNT-29] [OPERATE-15] the page %s',
    async (path) => {
      await ada.goto(path);
      await ada.getByRole('heading', { level: 1 }).waitFor();
      expect(await ada.getAttribute('html', 'lang')).toBe('zh-Hans');
      expect(await violations(ada)).toEqual([]);
    },
  );

  it('[ACCOUNT-5] the sign-in, and a setup that is over', async () => {
    const nobody = await stage.browserOf(null, LOOK);
    await nobody.goto('/sign-in');
    await nobody.getByRole('button', { name: account.signIn.submit }).waitFor();
    expect(await violations(nobody)).toEqual([]);
    await nobody.goto('/setup');
    await nobody.getByRole('heading', { name: account.setup.doneTitle }).waitFor();
    expect(await violations(nobody)).toEqual([]);
  });

  it('[ACCOUNT-4] a setup that is not for this visitor, and one that is', async () => {
    const fresh = await startServer({ env: { SHEAF_ACCESS: 'members' } });
    try {
      const page = await stage.browserOf(null, { ...LOOK, baseURL: fresh.url });
      await page.goto('/setup');
      await page.getByRole('button', { name: account.setup.submit }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.setExtraHTTPHeaders({ 'x-forwarded-for': '198.51.100.1' });
      await page.goto('/setup');
      await page.getByRole('heading', { name: account.setup.lockedTitle }).waitFor();
      expect(await violations(page)).toEqual([]);
    } finally {
      await fresh.stop();
    }
  });

  it('[ACCOUNT-33] the question before somebody is invited', async () => {
    await ada.goto('/members');
    await ada.getByRole('button', { name: members.invite.action, exact: true }).first().click();
    await ada.getByRole('dialog').waitFor();
    expect(await violations(ada)).toEqual([]);
  });
});
