/** The colours of diagrams: those of the page, as its tokens have them. */
import type { Look } from './look.ts';

interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly line: string;
  readonly soft: string;
  readonly edge: string;
  readonly second: string;
  readonly third: string;
}

const PALETTES: Readonly<Record<Look, Palette>> = {
  light: {
    paper: '#fbfaf7',
    ink: '#1f1d1a',
    line: '#5e5a53',
    soft: '#e6efe9',
    edge: '#2e6b4f',
    second: '#f6ebbd',
    third: '#f3f0ea',
  },
  dark: {
    paper: '#191816',
    ink: '#ece9e3',
    line: '#b0aaa0',
    soft: '#24322b',
    edge: '#7fc8a0',
    second: '#3d3519',
    third: '#2a2824',
  },
};

export const DIAGRAM_COLOURS = { light: named(PALETTES.light), dark: named(PALETTES.dark) };

/** By the names that Mermaid derives all others from. */
function named({ paper, ink, line, soft, edge, second, third }: Palette) {
  return {
    background: paper,
    primaryColor: soft,
    primaryBorderColor: edge,
    primaryTextColor: ink,
    secondaryColor: second,
    secondaryTextColor: ink,
    tertiaryColor: third,
    tertiaryTextColor: ink,
    lineColor: line,
    textColor: ink,
    titleColor: ink,
    edgeLabelBackground: paper,
    noteBkgColor: second,
    noteTextColor: ink,
    noteBorderColor: line,
  };
}
