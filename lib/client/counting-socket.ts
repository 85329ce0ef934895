/**
 * The socket class handed to the stock provider: the browser's own, through which the client sees
 * every frame that leaves and arrives, may cut a frame in pieces, and may hold one back.
 */
export interface SocketWatch {
  opened(socket: WebSocket): void;
  /** Any frame of the server, before the provider reads it. */
  heard(socket: WebSocket): void;
  /** @returns the frames to put on the wire in its place. */
  sending(frame: Uint8Array): readonly Uint8Array[];
}

export function countingSocket(Base: typeof WebSocket, watch: SocketWatch): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      // Before the provider's own listeners, which it sets when this constructor has returned.
      this.addEventListener('open', () => watch.opened(this));
      this.addEventListener('message', () => watch.heard(this));
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (!(data instanceof Uint8Array)) {
        super.send(data);
        return;
      }
      for (const frame of watch.sending(data)) super.send(frame as Uint8Array<ArrayBuffer>);
    }
  };
}
