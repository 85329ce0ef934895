/**
 * A diagram as a picture of its own, by Mermaid. What it says is shown as an image, in which nothing
 * runs, nothing is fetched and no style reaches the page; while it is laid out it is out of sight.
 */
import mermaid, { type MermaidConfig } from 'mermaid';
import {
  DIAGRAM_CHARS_MAX,
  DIAGRAM_EDGES_MAX,
  DIAGRAM_PICTURE_CHARS_MAX,
} from '../../../../../../lib/editor/source-limits.ts';
import type { Look } from './look.ts';
import { DIAGRAM_COLOURS } from './diagram-colours.ts';
import { drawingIn, shutFrames, withoutPictures } from './shut-frame.ts';

export type DrawnDiagram =
  | { readonly is: 'drawn'; readonly svg: string; readonly width: number; readonly height: number }
  | { readonly is: 'empty' }
  | { readonly is: 'too-large' }
  /** From 1; null where that is not told. */
  | { readonly is: 'wrong'; readonly line: number | null };

/** An image has no fonts but those of the device. */
const FONT = 'system-ui, sans-serif';
const DRAWING_MS_MAX = 10_000;
/** What a diagram may not say of itself, though its language has words for it. */
const OURS = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'flowchart',
  'themeCSS',
  'theme',
  'themeVariables',
  'fontFamily',
  'altFontFamily',
  'dompurifyConfig',
  'logLevel',
];

let last: Promise<unknown> = Promise.resolve();
let count = 0;

/** One after the other: the library keeps one setting for all. */
export function drawDiagram(source: string, look: Look): Promise<DrawnDiagram> {
  if (source.trim() === '') return Promise.resolve({ is: 'empty' });
  if (source.length > DIAGRAM_CHARS_MAX) return Promise.resolve({ is: 'too-large' });
  const drawing = last.then(async () => Promise.race([draw(source, look), tooLong()]));
  last = drawing;
  return drawing;
}

async function draw(source: string, look: Look): Promise<DrawnDiagram> {
  const host = document.createElement('div');
  host.className = 'diagram-host';
  host.setAttribute('aria-hidden', 'true');
  document.body.append(host);
  const release = shutFrames(host);
  try {
    mermaid.initialize(settings(look));
    count += 1;
    const name = `diagram-${count}`;
    const { svg: wrapped } = await withoutPictures(() => mermaid.render(name, source, host));
    const svg = drawingIn(wrapped);
    if (svg.length > DIAGRAM_PICTURE_CHARS_MAX) return { is: 'too-large' };
    return pictureOf(svg) ?? { is: 'wrong', line: null };
  } catch (error) {
    return { is: 'wrong', line: lineOf(error) };
  } finally {
    release();
    host.remove();
  }
}

function settings(look: Look): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'sandbox',
    suppressErrorRendering: true,
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false },
    maxTextSize: DIAGRAM_CHARS_MAX,
    maxEdges: DIAGRAM_EDGES_MAX,
    secure: OURS,
    logLevel: 'fatal',
    fontFamily: FONT,
    theme: 'base',
    darkMode: look === 'dark',
    themeVariables: { ...DIAGRAM_COLOURS[look], fontFamily: FONT, fontSize: '14px' },
  };
}

/** Well-formed and with a size of its own, as an image needs it. */
function pictureOf(text: string): DrawnDiagram | null {
  const svg = new DOMParser().parseFromString(text, 'text/html').querySelector('svg');
  if (svg === null) return null;
  const { width, height } = svg.viewBox.baseVal;
  if (!(width > 0 && height > 0)) return null;
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.style.maxWidth = '';
  return { is: 'drawn', svg: new XMLSerializer().serializeToString(svg), width, height };
}

function lineOf(error: unknown): number | null {
  const told = /line (\d+)/i.exec(error instanceof Error ? error.message : '')?.[1];
  return told === undefined ? null : Number(told);
}

function tooLong(): Promise<DrawnDiagram> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ is: 'too-large' }), DRAWING_MS_MAX);
  });
}
