import { it } from 'vitest';
import { openStage } from '../support/stage.ts';
const T = '| Name | Count | Note |\n|---|--:|---|\n| Pears | 12 | ripe, and from the garden behind the house |\n| Apples | 9 | 红苹果 |\n| Plums | 120 | |';
it('shots', async () => {
  const stage = await openStage({ title: 'Fruit of the year', markdown: `A paragraph before the table, with words enough to fill a line or two of the page so one sees what the bar covers.\n\n${T}\n\nAfter it the text goes on.` });
  for (const [name, opts] of [
    ['light', { viewport: { width: 1440, height: 900 } }],
    ['dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' as const }],
    ['phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
    ['zh', { viewport: { width: 1024, height: 800 }, locale: 'zh-CN' }],
  ] as const) {
    const w = await stage.enter(null, opts);
    await w.page.getByRole('button', { name: name === 'zh' ? '暂不' : 'Not now' }).click().catch(() => {});
    await w.page.locator('.ProseMirror td', { hasText: 'Pears' }).click();
    await w.page.waitForTimeout(900);
    await w.page.screenshot({ path: `/tmp/shots/${name}-1.png` });
    await w.page.locator('.ProseMirror td', { hasText: 'Pears' }).click();
    await w.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown');
    await w.page.waitForTimeout(300);
    await w.page.screenshot({ path: `/tmp/shots/${name}-2.png` });
    const bar = w.page.getByRole('toolbar', { name: name === 'zh' ? '表格' : 'Table', exact: true });
    for (const at of [0, 1, 2]) {
      await bar.getByRole('button').nth(at).click();
      await w.page.waitForTimeout(400);
      await w.page.screenshot({ path: `/tmp/shots/${name}-menu${at}.png` });
      if (at === 2 && name === 'light') await w.page.getByRole('menuitem', { name: 'Yellow' }).click();
      else await w.press('Escape');
      await w.page.waitForTimeout(200);
    }
    await w.page.screenshot({ path: `/tmp/shots/${name}-end.png` });
    await w.page.context().close();
  }
  await stage.close();
}, 120_000);
