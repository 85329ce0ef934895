/** Keys pressed before the editor was there, as a title and the text behind it. */
import { titleLine } from '../../../../lib/editor/title.ts';

export interface EarlyLines {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What is too long for a title goes on in the text: no letter of it is lost. */
export function earlyLines(early: string, charsMax: number): EarlyLines {
  const [line = '', ...paragraphs] = early.split('\n');
  if (line.length <= charsMax) return { title: line, paragraphs };
  const first = line.trimStart();
  const title = titleLine(first, charsMax);
  return { title, paragraphs: [first.slice(title.length).trimStart(), ...paragraphs] };
}
