/** The curl commands of a documentation, as the requests that they are. */

export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Every command in the first fenced block that has `mark` in it. */
export function curlRequests(
  markdown: string,
  mark: string,
  variables: Readonly<Record<string, string>>,
): CurlRequest[] {
  const blocks = markdown.match(/^```sh\n[\s\S]*?^```/gm) ?? [];
  const block = blocks.find((text) => text.includes(mark)) ?? '';
  return block
    .split('\n')
    .filter((line) => line.startsWith('curl '))
    .map((line) => requestOf(wordsOf(line, variables)));
}

/** As a shell would split them: quotes hold together, and only double ones let variables in. */
function wordsOf(line: string, variables: Readonly<Record<string, string>>): string[] {
  const words = line.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, plain?: string, filled?: string) =>
      filled === undefined
        ? (plain ?? '')
        : filled.replaceAll(/\$([A-Z]+)/g, (__, name: string) => variables[name] ?? ''),
    ),
  );
}

function requestOf([, ...words]: readonly string[]): CurlRequest {
  const headers: Record<string, string> = {};
  let [method, url, body]: [string, string, string | null] = ['', '', null];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = (): string => words[++at] ?? '';
    if (word === '-s') continue;
    if (word === '-X') method = next();
    else if (word === '-d') body = next();
    else if (word === '-H') {
      const [name = '', ...value] = next().split(':');
      headers[name.toLowerCase()] = value.join(':').trim();
    } else if (word.startsWith('-')) throw new Error(`what is ${word}?`);
    else url = word;
  }
  return { method: method || (body === null ? 'GET' : 'POST'), url, headers, body };
}
