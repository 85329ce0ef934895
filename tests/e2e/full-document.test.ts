import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage, type Writer } from '../support/stage.ts';

const DOCUMENT_BYTES_MAX = 200_000;
const PIECE = 'more '.repeat(400);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(
    { title: 'Full', markdown: `${'word '.repeat(340)}\n\n`.repeat(100) },
    { SHEAF_DOCUMENT_BYTES_MAX: String(DOCUMENT_BYTES_MAX) },
  );
});
afterAll(() => stage.close());

const hint = (writer: Writer) => writer.page.getByText('This document is nearly full.');

async function insert(writer: Writer, text: string): Promise<void> {
  await writer.page.keyboard.insertText(text);
}

describe('a document that others have filled', () => {
  it('[CLIENT-25] [PAGE-10] [PAGE-82] says so before it is full, and nothing that enters is refused', async () => {
    const ada = await stage.enter('Ada');
    await ada.toEnd();
    expect(await hint(ada).count()).toBe(0);
    const filling = ada.page.getByText(/has used [68]0% of its space/u);
    await filling.waitFor();
    await ada.page.getByRole('button', { name: 'Close' }).click();
    await filling.waitFor({ state: 'detached' });
    await ada.toEnd();
    const isDeclined = ada.page.getByText(/There is too little room left|This document is full/);
    let count = 0;
    while ((await isDeclined.count()) === 0) {
      await insert(ada, PIECE);
      await ada.saved();
      count += 1;
      expect(count).toBeLessThan(20);
    }
    expect(count).toBeGreaterThan(5);
    await hint(ada).waitFor();
    await ada.saved();
    // A short word may fit where a long one did not; whatever entered is stored.
    await ada.type('z');
    await ada.saved();

    const bob = await stage.enter('Bob');
    await hint(bob).waitFor();
    expect(await bob.lines()).toEqual(await ada.lines());
    await ada.page.reload();
    await hint(ada).waitFor();
    expect(ada.complaints).toEqual([]);
  });
});
