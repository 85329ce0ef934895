import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import type { ListenOptions } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../../server/config.ts';
import { listen } from '../../../../server/gateway/address.ts';

class FakeServer extends EventEmitter {
  asked: ListenOptions = {};

  listen(options: ListenOptions, isListening: () => void): void {
    this.asked = options;
    isListening();
  }

  address(): { readonly port: number } {
    return { port: 4_711 };
  }
}

describe('the port', () => {
  it('[GATE-28] is opened with a backlog for a thousand people who come back at once', async () => {
    const server = new FakeServer();
    const config = { port: 0, host: '127.0.0.1' } as Config;
    expect(await listen(server as unknown as Server, config)).toBe(4_711);
    expect(server.asked.backlog).toBeGreaterThanOrEqual(4_096);
  });
});
