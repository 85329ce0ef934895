/**
 * The emoji of one language as the page reads them: one line each, its fields parted by tabs
 * (character, category, tones or not, name, codes, tags), codes and tags by `|`. Names are those of
 * the package emojibase-data (MIT), which has them from Unicode's CLDR.
 */
import en from 'emojibase-data/en/data.json' with { type: 'json' };
import emojibase from 'emojibase-data/en/shortcodes/emojibase.json' with { type: 'json' };
import github from 'emojibase-data/en/shortcodes/github.json' with { type: 'json' };
import zh from 'emojibase-data/zh/data.json' with { type: 'json' };
import pinyin from 'emojibase-data/zh/shortcodes/cldr.json' with { type: 'json' };

/** Younger ones are empty boxes on many a system. */
const VERSION_MAX = 15;
/** What is an emoji by itself needs no sign behind it that says so (emoji-test.txt of Unicode). */
const NEEDLESS = /(\p{Emoji_Presentation})\uFE0F/gu;
/** Whoever begins `:smile` does not think of San Marino; as tags they stay. */
const COUNTRY = /^[a-z]{2}$/;
/** Of hair and skin by themselves. */
const COMPONENTS = 2;
const FLAGS = 9;

/** What people type between colons; the first list has the names they know best. */
const LANGUAGES = {
  en: { emoji: en, codes: [github, emojibase] },
  zh: { emoji: zh, codes: [pinyin] },
};

/** @param {keyof typeof LANGUAGES} language @returns {string[]} */
export function emojiRows(language) {
  const { emoji, codes } = LANGUAGES[language];
  return emoji
    .filter(
      ({ group, version }) => group !== undefined && group !== COMPONENTS && version <= VERSION_MAX,
    )
    .map(({ emoji: character, group, skins, label, hexcode, tags = [] }) =>
      [
        character.replaceAll(NEEDLESS, '$1'),
        group,
        skins === undefined ? '' : '1',
        label,
        codesOf(hexcode, codes, label)
          .filter((code) => group !== FLAGS || !COUNTRY.test(code))
          .join('|'),
        tags.join('|'),
      ].join('\t'),
    );
}

/**
 * Those that are not the name itself.
 * @param {string} hexcode @param {readonly object[]} lists @param {string} label
 */
function codesOf(hexcode, lists, label) {
  const name = label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '_');
  const all = lists.flatMap(
    (list) => /** @type {Record<string, string | string[]>} */ (list)[hexcode] ?? [],
  );
  return [...new Set(all)].filter((code) => code !== name);
}
