/** PHP, which the collection of languages lacks: a relative of C with variables and a frame. */
import { clike } from '@codemirror/legacy-modes/mode/clike';
import type { StringStream } from '@codemirror/streamparser';

const KEYWORDS =
  'abstract and array as break callable case catch class clone const continue declare default do ' +
  'echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit ' +
  'extends final finally fn for foreach function global goto if implements include include_once ' +
  'instanceof insteadof interface isset list match namespace new or print private protected ' +
  'public readonly require require_once return static switch throw trait try unset use var while ' +
  'xor yield';

export const php = clike({
  name: 'php',
  keywords: words(KEYWORDS),
  types: words('bool float int iterable mixed never null object self string void'),
  atoms: words('true false null TRUE FALSE NULL __CLASS__ __DIR__ __FILE__ __LINE__'),
  multiLineStrings: true,
  hooks: {
    $: (stream: StringStream) => {
      stream.eatWhile(/[\w$\u00a1-\uffff]/);
      return 'variable';
    },
    '#': (stream: StringStream) => {
      if (stream.eat('[') !== undefined) return 'meta';
      stream.skipToEnd();
      return 'comment';
    },
    '<': (stream: StringStream) => (stream.match(/^\?(?:php|=)?/) === null ? false : 'meta'),
    '?': (stream: StringStream) => (stream.match('>') === true ? 'meta' : false),
  },
});

function words(text: string): Readonly<Record<string, true>> {
  return Object.fromEntries(text.split(' ').map((word) => [word, true]));
}
