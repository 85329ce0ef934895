import { describe, expect, it } from 'vitest';
import { cleanFileName, FILE_NAME_BYTES_MAX } from '../../../lib/core/file-name.ts';

const RLO = '\u202E';

describe('the name of a file', () => {
  it.each([
    ['Minutes of May.pdf', 'Minutes of May.pdf'],
    ['会议记录.docx', '会议记录.docx'],
    ['Cafe\u0301.png', 'Café.png'],
    ['👩‍👩‍👧 holiday.jpg', '👩‍👩‍👧 holiday.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\win.ini', 'win.ini'],
    ['C:\\Users\\ada\\a.png', 'a.png'],
    ['/absolute', 'absolute'],
    ['.htaccess', 'htaccess'],
    ['...', 'file'],
    ['..', 'file'],
    ['a/', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['\0\r\n', 'file'],
    ['a\r\nSet-Cookie: b=c', 'a Set-Cookie_ b=c'],
    ['a\r\nContent-Type: text/html', 'html'],
    [`photo${RLO}gnp.exe`, 'photognp.exe'],
    ['a\u2066b\u2069.png', 'ab.png'],
    ['a\u00ADb\u200B.png', 'ab.png'],
    ['what? "x" <y>|z*.txt', 'what_ _x_ _y__z_.txt'],
    ['trailing.txt. . ', 'trailing.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['LPT\u00B9.png', '_LPT\u00B9.png'],
    ['console.log', 'console.log'],
    ['a\uD800b.txt', 'a\uFFFDb.txt'],
    ['a  \t b.txt', 'a b.txt'],
  ])('[FILE-33] A19: %j is %j', (text, name) => {
    expect(cleanFileName(text)).toBe(name);
  });

  it('[FILE-33] a long name keeps its ending and no half of a character', () => {
    const name = cleanFileName(`${'字'.repeat(500)}.docx`);
    expect(name).toMatch(/^字+\.docx$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(FILE_NAME_BYTES_MAX);
    expect(Buffer.byteLength(name)).toBeGreaterThan(FILE_NAME_BYTES_MAX - 8);
    expect(cleanFileName(`a.${'b'.repeat(500)}`)).toBe(`a.${'b'.repeat(FILE_NAME_BYTES_MAX - 3)}`);
  });
});
