/** Twenty people who write in one document of a real server, each let in by a link of their own. */
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { DocumentView } from '../../lib/core/document.ts';
import type { LinkView } from '../../lib/core/sharing.ts';
import { decodeOwnFrame, encodeUpdate } from '../../lib/protocol/codec.ts';
import { FRAME, type OwnFrame, SYNC } from '../../lib/protocol/frames.ts';
import { type ApiPerson, aVisitor } from './api-person.ts';
import type { RunningServer } from './server.ts';
import { until } from './stock-client.ts';
import { rawUpdate } from './update-builder.ts';

const STEP1 = Uint8Array.of(0, 0, 1, 0);
const OPEN: number = WebSocket.OPEN;

/** One connection that writes without end, as fast as it is settled. */
export class PouringSocket {
  readonly frames: OwnFrame[] = [];
  readonly seen = new Y.Doc();
  sentCount = 0;
  endedMs: number | null = null;
  endCode: number | null = null;
  /** When its role was told last. */
  standingMs = 0;
  isPouring = false;
  readonly #socket: WebSocket;
  readonly #name: string;
  readonly #clientId: number;

  constructor(url: string, person: Pick<ApiPerson, 'headers'>, name: string, clientId: number) {
    this.#name = name;
    this.#clientId = clientId;
    this.#socket = new WebSocket(url, { headers: person.headers });
    this.#socket.on('open', () => this.#socket.send(STEP1));
    this.#socket.on('error', () => this.#socket.terminate());
    this.#socket.on('message', (message: Buffer) => this.#read(new Uint8Array(message)));
    this.#socket.on('close', (code) => {
      this.endCode = code;
      this.endedMs = performance.now();
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === OPEN;
  }

  get role(): string | null {
    const standing = this.frames.findLast((frame) => frame.is === 'standing');
    return standing?.is === 'standing' ? standing.role : null;
  }

  get settledCount(): number {
    const settled = this.frames.findLast((frame) => frame.is === 'settled');
    return settled?.is === 'settled' ? settled.count : 0;
  }

  get standingCount(): number {
    return this.frames.filter(({ is }) => is === 'standing').length;
  }

  /** Its words that anybody has been shown: `<name.client.1>`, `<name.client.2>` … */
  tokenOf(count: number): string {
    return `<${this.#name}.${this.#clientId}.${count}>`;
  }

  write(): void {
    const clock = this.#clock;
    const text = this.tokenOf(++this.sentCount);
    this.#clock += text.length;
    const struct = { parent: 'title', content: { text } };
    const update = rawUpdate([{ client: this.#clientId, clock, structs: [struct] }]);
    // Also while it closes: what is on its way then must not count either.
    if (this.#socket.readyState === OPEN) this.#socket.send(encodeUpdate(update));
  }

  close(): void {
    this.#socket.terminate();
  }

  #clock = 0;

  #read(message: Uint8Array): void {
    if (message[0] === FRAME.sync && message[1] !== SYNC.step1) {
      Y.applyUpdate(this.seen, payloadOf(message));
      return;
    }
    if ((message[0] ?? 0) < FRAME.settled) return;
    const frame = decodeOwnFrame(message);
    if (!frame.ok) throw new Error(frame.why);
    this.frames.push(frame.value);
    if (frame.value.is === 'standing') this.standingMs = performance.now();
    if (frame.value.is === 'settled' && this.isPouring) this.write();
  }
}

/** After two types and the length, which is a varUint. */
function payloadOf(message: Uint8Array): Uint8Array {
  let at = 2;
  while (((message[at] ?? 0) & 0x80) !== 0) at += 1;
  return message.subarray(at + 1);
}

export interface Insider {
  readonly name: string;
  readonly person: ApiPerson;
  link: LinkView;
  socket: PouringSocket;
}

export interface Company {
  readonly server: RunningServer;
  readonly owner: ApiPerson;
  readonly documentId: string;
  readonly people: readonly Insider[];
  /** One more connection of whoever may write, once it may. */
  open(person: Pick<ApiPerson, 'headers'>, name: string): Promise<PouringSocket>;
  /** Lets somebody in by a new link: at once in the connection it has, then with a new one. */
  letIn(insider: Insider): Promise<void>;
}

export async function gather(server: RunningServer, count: number): Promise<Company> {
  const owner = await aVisitor(server);
  const { id } = await owner.expect<DocumentView>(201, 'POST', '/documents', {});
  let nextClientId = 1_000;
  const comeIn = async (person: ApiPerson, name: string): Promise<LinkView> => {
    const path = `/documents/${id}/links`;
    const link = await owner.expect<LinkView>(201, 'POST', path, { role: 'editor' });
    const token = link.url.split('/s/')[1] ?? '';
    await person.expect(200, 'POST', `/share/${token}`, { name, hue: 1 });
    return link;
  };
  const open: Company['open'] = async (person, name) => {
    const url = `${server.collabUrl}/${id}?stored=1`;
    const socket = new PouringSocket(url, person, name, nextClientId++);
    await until(`${name} may write`, () => socket.role === 'editor');
    return socket;
  };
  const people: Insider[] = [];
  for (let n = 0; n < count; n++) {
    const person = await aVisitor(server);
    const name = `p${n}`;
    const link = await comeIn(person, name);
    people.push({ name, person, link, socket: await open(person, name) });
  }
  return {
    server,
    owner,
    documentId: id,
    people,
    open,
    async letIn(insider) {
      insider.link = await comeIn(insider.person, insider.name);
      if (insider.socket.isOpen) {
        await until('it may write again', () => insider.socket.role === 'editor');
      }
      // What was refused is a gap in what it wrote: it begins anew, as a page does.
      insider.socket.close();
      insider.socket = await open(insider.person, insider.name);
    },
  };
}
