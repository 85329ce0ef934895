/** Files over HTTP, as somebody with cookies sends and fetches them. */
import type { RunningServer } from './server.ts';

export interface MadeFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly pixels: { readonly width: number; readonly height: number } | null;
  readonly createdAt: string;
  readonly url: string;
}

type Sent = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

export class FileApi {
  readonly #server: Pick<RunningServer, 'url'>;
  readonly #cookie: string;
  readonly #documentId: string;

  constructor(server: Pick<RunningServer, 'url'>, cookie: string, documentId: string) {
    this.#server = server;
    this.#cookie = cookie;
    this.#documentId = documentId;
  }

  #headers(more: Readonly<Record<string, string>>): Record<string, string> {
    const cookie: Record<string, string> = this.#cookie === '' ? {} : { cookie: this.#cookie };
    return { ...cookie, origin: this.#server.url, ...more };
  }

  get address(): string {
    return `${this.#server.url}/api/v1/documents/${this.#documentId}/files`;
  }

  /** A stream goes without a length. */
  upload(
    content: Sent,
    name = 'a.bin',
    headers: Readonly<Record<string, string>> = {},
    signal?: AbortSignal,
  ): Promise<Response> {
    const request = {
      method: 'POST',
      headers: this.#headers({ 'content-type': 'application/octet-stream', ...headers }),
      body: content,
      ...(signal === undefined ? {} : { signal }),
      duplex: 'half',
    };
    return fetch(`${this.address}?name=${encodeURIComponent(name)}`, request as RequestInit);
  }

  async made(content: Sent, name?: string): Promise<MadeFile> {
    const response = await this.upload(content, name);
    const text = await response.text();
    if (response.status !== 201) throw new Error(`${response.status}: ${text}`);
    return JSON.parse(text) as MadeFile;
  }

  fetch(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    method = 'GET',
  ): Promise<Response> {
    return fetch(url, { method, headers: this.#headers(headers) });
  }

  bring(documentId: string, fileId: string): Promise<Response> {
    return fetch(`${this.address}/links`, {
      method: 'POST',
      headers: this.#headers({ 'content-type': 'application/json' }),
      body: JSON.stringify({ documentId, fileId }),
    });
  }
}

export async function codeIn(response: Response): Promise<string> {
  const { error } = (await response.json()) as { readonly error: { readonly code: string } };
  return `${response.status} ${error.code}`;
}
