/** The languages that are coloured. Each one's rules are fetched when a block is written in it. */
import type { StreamParser } from '@codemirror/streamparser';

/** Whatever a language keeps from one line to the next; only its own rules look into it. */
export type Rules = StreamParser<unknown>;

export interface CodeLanguage {
  /** As it is written into documents, and behind a fence. */
  readonly id: string;
  readonly name: string;
  /** Other names it goes by behind fences. */
  readonly aliases: readonly string[];
  readonly load: () => Promise<Rules>;
}

const clike = () => import('@codemirror/legacy-modes/mode/clike');
const script = () => import('@codemirror/legacy-modes/mode/javascript');
const css = () => import('@codemirror/legacy-modes/mode/css');
const xml = () => import('@codemirror/legacy-modes/mode/xml');

/** By name, as they are listed. */
export const CODE_LANGUAGES: readonly CodeLanguage[] = [
  language('bash', 'Bash', 'sh shell zsh console shellscript', async () => {
    return (await import('@codemirror/legacy-modes/mode/shell')).shell;
  }),
  language('c', 'C', 'h', async () => (await clike()).c),
  language('cpp', 'C++', 'c++ cc cxx hpp', async () => (await clike()).cpp),
  language('csharp', 'C#', 'c# cs', async () => (await clike()).csharp),
  language('clojure', 'Clojure', 'clj edn', async () => {
    return (await import('@codemirror/legacy-modes/mode/clojure')).clojure;
  }),
  language('cmake', 'CMake', '', async () => {
    return (await import('@codemirror/legacy-modes/mode/cmake')).cmake;
  }),
  language('css', 'CSS', '', async () => (await css()).css),
  language('dart', 'Dart', '', async () => (await clike()).dart),
  language('diff', 'Diff', 'patch', async () => {
    return (await import('@codemirror/legacy-modes/mode/diff')).diff;
  }),
  language('dockerfile', 'Dockerfile', 'docker', async () => {
    return (await import('@codemirror/legacy-modes/mode/dockerfile')).dockerFile;
  }),
  language('elm', 'Elm', '', async () => {
    return (await import('@codemirror/legacy-modes/mode/elm')).elm;
  }),
  language('erlang', 'Erlang', 'erl', async () => {
    return (await import('@codemirror/legacy-modes/mode/erlang')).erlang;
  }),
  language('fortran', 'Fortran', 'f90', async () => {
    return (await import('@codemirror/legacy-modes/mode/fortran')).fortran;
  }),
  language('go', 'Go', 'golang', async () => {
    return (await import('@codemirror/legacy-modes/mode/go')).go;
  }),
  language('groovy', 'Groovy', 'gradle', async () => {
    return (await import('@codemirror/legacy-modes/mode/groovy')).groovy;
  }),
  language('haskell', 'Haskell', 'hs', async () => {
    return (await import('@codemirror/legacy-modes/mode/haskell')).haskell;
  }),
  language('html', 'HTML', 'htm xhtml vue svelte', async () => (await xml()).html),
  language('http', 'HTTP', '', async () => {
    return (await import('@codemirror/legacy-modes/mode/http')).http;
  }),
  language('ini', 'INI', 'properties conf env dotenv', async () => {
    return (await import('@codemirror/legacy-modes/mode/properties')).properties;
  }),
  language('java', 'Java', '', async () => (await clike()).java),
  language('javascript', 'JavaScript', 'js jsx mjs cjs node', async () => {
    return (await script()).javascript;
  }),
  language('json', 'JSON', 'json5 jsonc', async () => (await script()).json),
  language('julia', 'Julia', 'jl', async () => {
    return (await import('@codemirror/legacy-modes/mode/julia')).julia;
  }),
  language('kotlin', 'Kotlin', 'kt kts', async () => (await clike()).kotlin),
  language('latex', 'LaTeX', 'tex', async () => {
    return (await import('@codemirror/legacy-modes/mode/stex')).stex;
  }),
  language('less', 'Less', '', async () => (await css()).less),
  language('lisp', 'Lisp', 'commonlisp elisp', async () => {
    return (await import('@codemirror/legacy-modes/mode/commonlisp')).commonLisp;
  }),
  language('lua', 'Lua', '', async () => {
    return (await import('@codemirror/legacy-modes/mode/lua')).lua;
  }),
  language('matlab', 'MATLAB', 'octave', async () => {
    return (await import('@codemirror/legacy-modes/mode/octave')).octave;
  }),
  language('nginx', 'Nginx', 'nginxconf', async () => {
    return (await import('@codemirror/legacy-modes/mode/nginx')).nginx;
  }),
  language('objectivec', 'Objective-C', 'objc objective-c', async () => {
    return (await clike()).objectiveC;
  }),
  language('ocaml', 'OCaml', 'ml', async () => {
    return (await import('@codemirror/legacy-modes/mode/mllike')).oCaml;
  }),
  language('pascal', 'Pascal', 'delphi', async () => {
    return (await import('@codemirror/legacy-modes/mode/pascal')).pascal;
  }),
  language('perl', 'Perl', 'pl', async () => {
    return (await import('@codemirror/legacy-modes/mode/perl')).perl;
  }),
  language('php', 'PHP', '', async () => (await import('./php.ts')).php),
  language('powershell', 'PowerShell', 'ps1 pwsh', async () => {
    return (await import('@codemirror/legacy-modes/mode/powershell')).powerShell;
  }),
  language('protobuf', 'Protocol Buffers', 'proto', async () => {
    return (await import('@codemirror/legacy-modes/mode/protobuf')).protobuf;
  }),
  language('python', 'Python', 'py', async () => {
    return (await import('@codemirror/legacy-modes/mode/python')).python;
  }),
  language('r', 'R', '', async () => (await import('@codemirror/legacy-modes/mode/r')).r),
  language('ruby', 'Ruby', 'rb', async () => {
    return (await import('@codemirror/legacy-modes/mode/ruby')).ruby;
  }),
  language('rust', 'Rust', 'rs', async () => {
    return (await import('@codemirror/legacy-modes/mode/rust')).rust;
  }),
  language('scala', 'Scala', '', async () => (await clike()).scala),
  language('scheme', 'Scheme', 'racket', async () => {
    return (await import('@codemirror/legacy-modes/mode/scheme')).scheme;
  }),
  language('scss', 'SCSS', 'sass', async () => (await css()).sCSS),
  language('sql', 'SQL', 'postgresql postgres mysql sqlite plsql', async () => {
    return (await import('@codemirror/legacy-modes/mode/sql')).pgSQL;
  }),
  language('swift', 'Swift', '', async () => {
    return (await import('@codemirror/legacy-modes/mode/swift')).swift;
  }),
  language('toml', 'TOML', '', async () => {
    return (await import('@codemirror/legacy-modes/mode/toml')).toml;
  }),
  language('typescript', 'TypeScript', 'ts tsx mts cts', async () => (await script()).typescript),
  language('vb', 'Visual Basic', 'vbnet', async () => {
    return (await import('@codemirror/legacy-modes/mode/vb')).vb;
  }),
  language('verilog', 'Verilog', 'systemverilog sv', async () => {
    return (await import('@codemirror/legacy-modes/mode/verilog')).verilog;
  }),
  language('xml', 'XML', 'svg rss plist xsl', async () => (await xml()).xml),
  language('yaml', 'YAML', 'yml', async () => {
    return (await import('@codemirror/legacy-modes/mode/yaml')).yaml;
  }),
];

const BY_NAME: ReadonlyMap<string, CodeLanguage> = new Map(
  CODE_LANGUAGES.flatMap((each) => [each.id, ...each.aliases].map((name) => [name, each])),
);

/** By its id or another name of it, in any case; null for what is not known. */
export function languageNamed(name: string | null): CodeLanguage | null {
  return name === null ? null : (BY_NAME.get(name.toLowerCase()) ?? null);
}

/** Those that are called so, or go by a name that begins so; in their order. */
export function findLanguages(query: string): readonly CodeLanguage[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return CODE_LANGUAGES;
  const called = ({ id, name, aliases }: CodeLanguage) => [id, name.toLowerCase(), ...aliases];
  const exact = CODE_LANGUAGES.filter((each) => called(each).includes(wanted));
  const others = CODE_LANGUAGES.filter(
    (each) => !exact.includes(each) && called(each).some((name) => name.startsWith(wanted)),
  );
  return [...exact, ...others];
}

function language(
  id: string,
  name: string,
  aliases: string,
  load: CodeLanguage['load'],
): CodeLanguage {
  return { id, name, aliases: aliases.split(' ').filter(Boolean), load };
}
