/** Taking the port, and telling people where the server is. */
import type { Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Config } from '../config.ts';

// Behind a restart everybody reconnects at once; Node's own default is 511.
const BACKLOG = 4_096;

/** @returns the port taken. @throws Error with `code` of the system call. */
export function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, backlog: BACKLOG }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

/** One line: the address, and for a server only this machine can reach, how to open it. */
export function addressLine(config: Pick<Config, 'host' | 'publicOrigin'>, port: number): string {
  if (config.publicOrigin !== null) return `Sheaf is at ${config.publicOrigin}`;
  const { host } = config;
  if (isLoopback(host)) {
    return `Sheaf is at ${urlOf(host, port)} (this computer only; HOST=0.0.0.0 opens it to your network)`;
  }
  return `Sheaf is at ${urlOf(isEveryAddress(host) ? reachableAddress() : host, port)}`;
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** An address others on the network can use; this machine's own when there is no network. */
function reachableAddress(): string {
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return outward?.address ?? 'localhost';
}
