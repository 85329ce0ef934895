/** The HTTP door: screens, guards and labels every request, then passes it on. */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAppError } from '../../lib/core/faults.ts';
import { newGuestId } from '../../lib/core/ids.ts';
import type { Random } from '../../lib/std/clock.ts';
import type { Config } from '../config.ts';
import type { Log } from '../ports.ts';
import type { PublishingServices } from '../services/publishing/publishing.ts';
import type { ResolveActor } from '../services/services.ts';
import { guestCookie } from './actor.ts';
import { labelClientAddress } from './client-address.ts';
import { DIRECT_HEADER, isDirect } from './direct.ts';
import { METRICS_TYPE } from './metrics-text.ts';
import { mayReadMetrics } from './metrics.ts';
import { isAllowedOrigin, isSecure, originOf } from './origin.ts';
import { servePublished, slugIn } from './published.ts';
import { refuse } from './refusal.ts';
import { changesNothing, screenRequest } from './screen-request.ts';
import {
  commonHeaders,
  isSecretPath,
  pagePolicy,
  SECRET_PAGE_HEADERS,
} from './security-headers.ts';
import type { ServeStatic } from './static-files.ts';
import { tellLength } from './told-length.ts';

export interface DoorOptions {
  readonly config: Config;
  readonly instanceKey: Uint8Array;
  readonly random: Random;
  readonly log: Log;
  readonly resolveActor: ResolveActor;
  /** Would an edit be stored right now? */
  readonly isReady: () => Promise<boolean>;
  readonly metrics: () => string;
  /** null: no built assets here (development, headless). */
  readonly serveStatic: ServeStatic | null;
  readonly publishing: Pick<PublishingServices, 'page'>;
  /** Pages and API; null: headless. */
  readonly servePage:
    | ((request: IncomingMessage, response: ServerResponse) => Promise<void>)
    | null;
}

export type Door = (request: IncomingMessage, response: ServerResponse) => void;

/** The request listener of the one port; upgrades do not come by here. */
export function makeDoor(options: DoorOptions): Door {
  const { config } = options;
  return (request, response) => {
    const fault = screenRequest(request, config.limits);
    const origin = originOf(request.headers, config);
    setHeaders(response, commonHeaders(origin));
    const path = pathOf(request);
    if (!readsTokens(path)) delete request.headers.authorization;
    if (isSecretPath(path)) setHeaders(response, SECRET_PAGE_HEADERS);
    if (fault !== null) refuse(response, fault);
    else if (path === '/healthz') answerHealth(request, response, true);
    else if (path === '/readyz') void answerReadiness(options, request, response);
    else if (path === '/metrics') answerMetrics(options, request, response);
    else if (options.serveStatic?.(request, response)) return;
    else if (options.servePage === null) refuse(response, 'not_found');
    else if (!changesNothing(request) && !isAllowedOrigin(request.headers, config)) {
      refuse(response, 'foreign_origin', originHint(config));
    } else {
      const slug = slugIn(path);
      const served =
        slug === null
          ? passOn(options, options.servePage, request, response)
          : servePublished(options.publishing, config, slug, request, response);
      served.catch((error: unknown) => {
        options.log.error('request.failed', { err: error });
        if (response.headersSent) response.destroy();
        else refuse(response, isAppError(error) ? error.code : 'internal');
      });
    }
  };
}

/** Tokens are for programs. A proxy with a sign-in of its own may send one along to pages. */
function readsTokens(path: string): boolean {
  return path.startsWith('/api/') || path === '/metrics';
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** With a public address set, every other way in is read-only: say so to who set it up. */
function originHint({ publicOrigin }: Config): string | undefined {
  return publicOrigin === null
    ? undefined
    : `This request did not come from ${publicOrigin}, the address set as SHEAF_URL.`;
}

function answerHealth(request: IncomingMessage, response: ServerResponse, isWell: boolean): void {
  if (!changesNothing(request)) return refuse(response, 'method_not_allowed');
  if (!isWell) return refuse(response, 'storage_unavailable');
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(request.method === 'HEAD' ? '' : '{"status":"ok"}');
}

async function answerReadiness(
  { isReady, log }: DoorOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    answerHealth(request, response, await isReady());
  } catch (error) {
    log.error('readiness.failed', { err: error });
    refuse(response, 'internal');
  }
}

/** To whom it is not for, there is no such page. */
function answerMetrics(
  { config, metrics }: DoorOptions,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!mayReadMetrics(request, config)) return refuse(response, 'not_found');
  if (!changesNothing(request)) return refuse(response, 'method_not_allowed');
  response.writeHead(200, { 'Content-Type': METRICS_TYPE, 'Cache-Control': 'no-store' });
  response.end(request.method === 'HEAD' ? '' : metrics());
}

async function passOn(
  options: DoorOptions,
  servePage: NonNullable<DoorOptions['servePage']>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const origin = originOf(request.headers, options.config);
  const path = pathOf(request);
  labelRequest(request, options.config);
  if (!path.startsWith('/api/')) {
    const nonce = randomBytes(16).toString('base64');
    const { isDevelopment } = options.config;
    const policy = pagePolicy({ path, nonce, origin, isDevelopment });
    // The page renderer reads the nonce for its own scripts from the policy of the request.
    request.headers['content-security-policy'] = policy;
    request.headers['x-nonce'] = nonce;
    response.setHeader('Content-Security-Policy', policy);
    if (isPageVisit(request, path)) await welcome(options, request, response);
  } else {
    tellLength(response);
  }
  await servePage(request, response);
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

/** What a client may not say of itself, because whoever reads it later would believe it. */
function labelRequest(request: IncomingMessage, config: Config): void {
  const { headers } = request;
  const isFromHere = isDirect(request, config);
  const internal = Object.keys(headers).filter(
    (name) =>
      name === 'x-nonce' ||
      name.startsWith('x-sheaf-') ||
      name.startsWith('content-security-policy') ||
      (!config.isBehindProxy && (name === 'forwarded' || name.startsWith('x-forwarded-'))),
  );
  for (const name of internal) delete headers[name];
  labelClientAddress(request, config);
  if (isFromHere) headers[DIRECT_HEADER] = '1';
}

/** A person opening or reloading a page, not a script fetching a part of one. */
function isPageVisit({ method, headers }: IncomingMessage, path: string): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || path.startsWith('/_next/')) return false;
  const destination = headers['sec-fetch-dest'];
  // Plain http on a LAN address carries no Fetch Metadata.
  if (destination !== undefined) return destination === 'document';
  return (headers.accept ?? '').includes('text/html');
}

/** Gives a newcomer an identity, and one who has it another 400 days. */
async function welcome(
  options: DoorOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers } = request;
  const actor = await options.resolveActor(headers);
  // An account is kept by its sign-in.
  if (actor.is === 'member') return;
  const personId = actor.is === 'guest' ? actor.personId : newGuestId(options.random);
  const isTls = isSecure(headers, options.config);
  const { pair, setCookie } = guestCookie(options.instanceKey, personId, isTls);
  response.appendHeader('Set-Cookie', setCookie);
  // The page being rendered now must already know who it is for; the first sound cookie counts.
  if (actor.is !== 'guest') headers.cookie = headers.cookie ? `${pair}; ${headers.cookie}` : pair;
}
