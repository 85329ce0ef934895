/** Taking the port, and telling people where the server is. */
import type { Server } from 'node:http';
import { isIPv4 } from 'node:net';
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

/**
 * One line: the address; where only this machine can reach it, how to open it; where others can,
 * the secret address at which the first account is made.
 * @param setupKey  null: there is an account, or none is needed.
 */
export function addressLine(
  config: Pick<Config, 'host' | 'publicOrigin' | 'isBehindProxy'>,
  port: number,
  setupKey: string | null = null,
): string {
  const address = addressOf(config, port);
  const setup =
    setupKey === null ? '' : ` (make the first account at ${address}/setup/${setupKey})`;
  const opening = isThisComputerOnly(config)
    ? ' (this computer only; HOST=0.0.0.0 opens it to your network)'
    : '';
  return `Sheaf is at ${address}${setup === '' ? opening : setup}`;
}

/** As far as we can know: a proxy on this machine has to be told of, or it looks like a person. */
export function isThisComputerOnly({
  host,
  publicOrigin,
  isBehindProxy,
}: Pick<Config, 'host' | 'publicOrigin' | 'isBehindProxy'>): boolean {
  return publicOrigin === null && !isBehindProxy && isLoopbackHost(host);
}

/** Where people find it. */
function addressOf(config: Pick<Config, 'host' | 'publicOrigin'>, port: number): string {
  const { host, publicOrigin } = config;
  if (publicOrigin !== null) return publicOrigin;
  return urlOf(isEveryAddress(host) ? reachableAddress() : host, port);
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Not by how it begins: `127.0.0.1.example.org` is a name that anybody may lead anywhere. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
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
