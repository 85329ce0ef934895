/** The application log: JSON lines for machines, short lines on a terminal, never any content. */
import { isatty } from 'node:tty';
import pino from 'pino';
import type { LogLevel } from './config.ts';
import type { Log, LogFacts } from './ports.ts';

const OUTPUT = 2; // stderr: the one line on stdout is the address
/** Facts nobody may log, whatever the caller thinks. */
const SECRET = [
  'title',
  'content',
  'markdown',
  'excerpt',
  'name',
  'search',
  'cookie',
  'authorization',
  'token',
  'ticket',
];
/** Nor one floor down; an error's `name` is its class. */
const NESTED = SECRET.filter((fact) => fact !== 'name').map((fact) => `*.${fact}`);

interface Output {
  write(line: string): void;
}

/** `output` is for tests; it gets JSON lines. */
export function openLog(level: LogLevel, output?: Output): Log {
  const isTerminal = output === undefined && isatty(OUTPUT);
  const logger = pino(
    {
      level: level === 'auto' ? (isTerminal ? 'warn' : 'info') : level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"t":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...SECRET, ...NESTED], censor: '[hidden]' },
    },
    output ?? (isTerminal ? terminal(OUTPUT) : pino.destination({ dest: OUTPUT, sync: true })),
  );
  const at = (name: 'debug' | 'info' | 'warn' | 'error') => (event: string, facts?: LogFacts) =>
    logger[name](facts ?? {}, event);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function terminal(descriptor: number): Output {
  const output = pino.destination({ dest: descriptor, sync: true });
  return { write: (line) => output.write(`${shortLine(line)}\n`) };
}

/** `12:30:01 info room.opened documentId=… ms=3`, an error's stack below. */
export function shortLine(json: string): string {
  const { t, level, event, err, ...facts } = JSON.parse(json) as LogFacts;
  const stack = (err as { stack?: string } | undefined)?.stack;
  const pairs = Object.entries(facts).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const first = [String(t).slice(11, 19), String(level), String(event), ...pairs].join(' ');
  return stack === undefined ? first : `${first}\n  ${stack.replaceAll('\n', '\n  ')}`;
}

/** Enough of a client address to see a pattern, too little to name a person. */
export function maskAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  const parts = plain.includes(':') ? plain.split(':').slice(0, 3) : plain.split('.').slice(0, 3);
  return plain.includes(':') ? `${parts.join(':')}::/48` : `${parts.join('.')}.0/24`;
}
