import { it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { openStage, EDITABLE } from '../support/stage.ts';
it('bytes', async () => {
  const stage = await openStage({ title: 'Bytes', markdown: 'Text.' });
  const { page } = await stage.enter(null);
  const ctx = await page.context().browser()!.newContext(); const p = await ctx.newPage();
  const out: string[] = [];
  p.on('response', async (r) => { if (r.url().endsWith('.js')) { const b = await r.body(); out.push(`${gzipSync(b,{level:9}).length} ${b.length} ${new URL(r.url()).pathname}`);} });
  await p.goto(`${stage.server.url}/d/${stage.documentId}`); await p.waitForSelector(EDITABLE); await p.waitForLoadState('networkidle'); await p.waitForTimeout(2000);
  process.stdout.write(out.sort((a,b)=>parseInt(b)-parseInt(a)).join('\n')+'\n');
  await stage.close();
}, 60000);
