/** Signed requests to an S3-compatible server, patient for so long and no longer. */
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { AwsV4Signer } from 'aws4fetch';
import { isAppError } from '../../../lib/core/faults.ts';
import type { Clock } from '../../../lib/std/clock.ts';
import type { S3Settings } from '../../config.ts';
import { Stall, StalledError } from './stall.ts';

const ATTEMPTS = 3;
/** Before the second attempt; four times as long before the third. */
const PAUSE_MS = 200;
/** The server's own doing, and over soon as a rule. */
const PASSING = new Set([429, 500, 502, 503, 504]);
/** Of nothing. */
const EMPTY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export interface S3Body {
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly bytes: number;
  /** Anew for each attempt; what it throws ends the request before it is whole. */
  readonly read: () => AsyncIterable<Uint8Array>;
}

export interface S3Call {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Empty: of the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: S3Body;
}

export class S3Requests {
  readonly #settings: S3Settings;
  readonly #clock: Clock;
  readonly #request: typeof httpRequest;
  readonly #agent: HttpAgent;

  constructor(settings: S3Settings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    const isTls = settings.endpoint.startsWith('https:');
    this.#request = isTls ? httpsRequest : httpRequest;
    this.#agent = isTls ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  }

  /** The answer, whatever its status; its content has to be read or destroyed. */
  async send(call: S3Call): Promise<IncomingMessage> {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === ATTEMPTS;
      try {
        const answer = await this.#attempt(call);
        if (isLast || !PASSING.has(answer.statusCode ?? 0)) return answer;
        answer.destroy();
      } catch (error) {
        // Nobody waits half a minute three times, and our own faults do not pass.
        if (isLast || isAppError(error) || error instanceof StalledError) throw error;
      }
      await this.#pause(PAUSE_MS * 4 ** (attempt - 1));
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  async #attempt({ method, key, query, headers, body }: S3Call): Promise<IncomingMessage> {
    const { endpoint, bucket, region, key: accessKeyId, secret: secretAccessKey } = this.#settings;
    const url = new URL(`${endpoint}/${bucket}${key === '' ? '' : `/${key}`}`);
    url.search = new URLSearchParams(query).toString();
    const signed = await new AwsV4Signer({
      method,
      url: url.href,
      headers: { ...headers, 'x-amz-content-sha256': body?.hash ?? EMPTY_HASH },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
      datetime: new Date(this.#clock.nowMs()).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
    }).sign();
    return new Promise((resolve, reject) => {
      const request = this.#request(signed.url, {
        method,
        agent: this.#agent,
        headers: {
          ...Object.fromEntries(signed.headers),
          ...(body && { 'content-length': body.bytes }),
        },
      });
      const stall = new Stall(this.#clock, (error) => request.destroy(error));
      const fail = (error: Error): void => {
        stall.end();
        reject(error);
      };
      request.on('error', fail);
      request.on('response', (answer) => {
        stall.end();
        // It may break off before somebody reads it: then its reader is told.
        answer.on('error', () => undefined);
        // Refused before all of it was sent: the rest is for nobody.
        answer.on('close', () => request.writableFinished || request.destroy());
        resolve(answer);
      });
      if (body === undefined) request.end();
      else {
        pipeline(stall.watch(body.read()), request, (error) => error && fail(error));
      }
    });
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(ms, resolve);
    });
  }
}
