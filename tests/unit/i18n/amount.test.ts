import { describe, expect, it } from 'vitest';
import { bytesInWords } from '../../../lib/i18n/amount.ts';

describe('amounts', () => {
  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_000, '1 kB'],
    [1_250, '1.3 kB'],
    [12_345, '12 kB'],
    [999_999, '1 MB'],
    [3_400_000_000, '3.4 GB'],
    [5e15, '5,000 TB'],
  ])('[OPERATE-10] %d bytes are %s', (bytes, words) => {
    expect(bytesInWords('en', bytes)).toBe(words);
  });

  it('[OPERATE-10] another language has its own words for it', () => {
    expect(bytesInWords('zh-Hans', 512)).toBe('512字节');
  });
});
