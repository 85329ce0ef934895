/** Static files and their compressed twins. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressAssets } from '../../../bin/steps/compress.mjs';
import { plantTree, uprootTree } from '../../support/planted-tree.ts';

const SCRIPT = 'export const words = ["ein", "zwei", "三"];\n'.repeat(200);

describe('compressed assets', () => {
  let folder = '';
  const read = (name: string) => readFileSync(join(folder, name));

  beforeAll(() => {
    folder = plantTree({
      'chunks/main.js': SCRIPT,
      'tiny.js': '1;',
      'media/photo.png': SCRIPT,
    });
  });
  afterAll(() => uprootTree(folder));

  it('[BUILD-11] unpack to the asset, and are made once', async () => {
    expect(await compressAssets(folder)).toBe(1);
    expect(brotliDecompressSync(read('chunks/main.js.br')).toString()).toBe(SCRIPT);
    expect(gunzipSync(read('chunks/main.js.gz')).toString()).toBe(SCRIPT);
    expect(await compressAssets(folder)).toBe(0);
  });

  it('[BUILD-11] are not made of what is small or compressed already', () => {
    expect(existsSync(join(folder, 'tiny.js.br'))).toBe(false);
    expect(existsSync(join(folder, 'media/photo.png.br'))).toBe(false);
  });
});
