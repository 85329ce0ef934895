/** Pictures of screens in every look there is: desk and phone, light and dark, both languages. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Locale } from '../../lib/i18n/locale.ts';

const OUTPUT = fileURLToPath(new URL('../.output', import.meta.url));
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

export interface Variant {
  readonly name: string;
  readonly locale: Locale;
  readonly context: BrowserContextOptions;
}

const VARIANTS: readonly Variant[] = (['desk', 'phone'] as const).flatMap((size) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['en', 'zh'] as const).map((locale) => ({
      name: `${size}-${colorScheme}-${locale}`,
      locale,
      context: {
        viewport: size === 'desk' ? DESK : PHONE,
        hasTouch: size === 'phone',
        isMobile: size === 'phone',
        locale: locale === 'en' ? 'en-GB' : 'zh-CN',
        colorScheme,
      },
    })),
  ),
);

/** All of them, or the one that `ONLY` names, as in `ONLY=phone-dark-zh`. */
export function wantedVariants(): readonly Variant[] {
  const wanted = process.env['ONLY'];
  return VARIANTS.filter(({ name }) => wanted === undefined || wanted === name);
}

export class Album {
  readonly #folder: string;
  #count = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** An empty one, in tests/.output/<of>/<variant>. */
  static async open(of: string, { name }: Variant): Promise<Album> {
    const folder = join(OUTPUT, of, name);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new Album(folder);
  }

  /** @param isWhole  from top to end, not what the window shows. */
  async take(page: Page, name: string, isWhole = false): Promise<void> {
    await page.waitForLoadState('networkidle');
    await page.evaluate(stillness);
    this.#count += 1;
    const number = String(this.#count).padStart(2, '0');
    await page.screenshot({
      path: join(this.#folder, `${number}-${name}.png`),
      fullPage: isWhole,
    });
  }
}

/** Run in the page: until its fonts are there and nothing moves any more but what moves for ever. */
async function stillness(): Promise<void> {
  await document.fonts.ready;
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
