/** Names of files, as they may stand on every system and pass for nothing else. */

/** UTF-8. Most file systems take 255; a copy's ` (1)` and a backup's ending must fit as well. */
export const FILE_NAME_BYTES_MAX = 200;
/** An ending longer than this is part of the name. */
const ENDING_BYTES_MAX = 16;

const WITHOUT_ONE = 'file';

// Controls and separators, what turns text around (Unicode TR36 section 2.6), and what is not
// drawn, but for the joiners and selectors that scripts and emoji need.
const UNSEEN =
  /(?![\t-\r]|\u200C|\u200D|\uFE0E|\uFE0F)[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
/** In names on Windows. */
const FORBIDDEN = /[<>:"|?*]/g;
/** Devices of Windows, whatever stands behind the first dot. */
const DEVICE =
  /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00B9\u00B2\u00B3]) *(?:\.|$)/i;

/** The last part of a path; never empty, and never a name that means something by itself. */
export function cleanFileName(text: string): string {
  const [last = ''] = text.toWellFormed().split(/[/\\]/).slice(-1);
  const seen = last
    .replaceAll(UNSEEN, '')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(FORBIDDEN, '_');
  const name = trimmed(shortened(trimmed(seen)));
  if (name === '') return WITHOUT_ONE;
  return DEVICE.test(name) ? `_${name}` : name;
}

/** Dots in front hide a file or lead upwards; Windows drops those at the end. */
function trimmed(name: string): string {
  return name.replaceAll(/^[. ]+|[. ]+$/g, '');
}

/** Keeps the ending, which tells people what it is. One byte is left for what a device is given. */
function shortened(name: string): string {
  const bytesMax = FILE_NAME_BYTES_MAX - 1;
  if (bytesOf(name) <= bytesMax) return name;
  const [ending = ''] = /\.[^. ]+$/.exec(name) ?? [];
  const kept = bytesOf(ending) <= ENDING_BYTES_MAX ? ending : '';
  return firstBytes(name.slice(0, name.length - kept.length), bytesMax - bytesOf(kept)) + kept;
}

/** Of whole characters. */
function firstBytes(text: string, bytesMax: number): string {
  let [bytes, short] = [0, ''];
  for (const char of text) {
    bytes += bytesOf(char);
    if (bytes > bytesMax) break;
    short += char;
  }
  return short;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
