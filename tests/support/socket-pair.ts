/** A WebSocket made of two arrays: the test opens, reads, answers and cuts it by hand. */

export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly OPEN = 1;
  readonly url: URL;
  readyState = 0;
  bufferedAmount = 0;
  binaryType = 'blob';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  /** Frames on their way to the server, oldest first. */
  toServer: Uint8Array[] = [];

  constructor(url: string | URL) {
    super();
    this.url = new URL(url);
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== FakeSocket.OPEN) throw new Error('sent on a socket that is not open');
    this.toServer.push(frame.slice());
  }

  /** The client's end is closed; a dead line tells nobody. */
  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }

  /** The server took the connection. */
  open(): void {
    this.readyState = FakeSocket.OPEN;
    const event = new Event('open');
    this.dispatchEvent(event);
    this.onopen?.(event);
  }

  /** A frame of the server arrives. */
  deliver(frame: Uint8Array): void {
    const event = new MessageEvent('message', { data: frame.slice().buffer });
    this.dispatchEvent(event);
    this.onmessage?.(event);
  }

  /** The line is cut, or the server closed it with a reason. */
  cut(code = 1006, reason = ''): void {
    this.readyState = FakeSocket.CLOSED;
    const event = new CloseEvent('close', { code, reason });
    this.dispatchEvent(event);
    this.onclose?.(event);
  }
}

/** A socket class for one test, and every socket it made. */
export function socketClass(): { WebSocket: typeof WebSocket; sockets: FakeSocket[] } {
  const sockets: FakeSocket[] = [];
  class RecordedSocket extends FakeSocket {
    constructor(url: string | URL) {
      super(url);
      sockets.push(this);
    }
  }
  return { WebSocket: RecordedSocket as unknown as typeof WebSocket, sockets };
}
