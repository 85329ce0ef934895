/** Starts the server: config, log, engine, use cases, pages; listens; drains on a signal. */
import type { IncomingMessage, Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Duplex } from 'node:stream';
import packageJson from '../package.json' with { type: 'json' };
import { machineClock as clock, machineRandom as random } from './adapters/machine.ts';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { addressLine, listen } from './gateway/address.ts';
import { drain } from './gateway/drain.ts';
import { makeMetrics } from './gateway/metrics.ts';
import { createHttpServer } from './gateway/http-server.ts';
import { makeDoor } from './gateway/http.ts';
import type { Pages } from './gateway/pages.ts';
import { startupSentence } from './gateway/startup-failure.ts';
import { openLog } from './log.ts';
import type { Log } from './ports.ts';
import { type Engine, openEngine } from './engine.ts';
import type { Services } from './services/services.ts';
import { makeUseCases } from './use-cases.ts';

const PROJECT_FOLDER = fileURLToPath(new URL('..', import.meta.url));

await main();

async function main(): Promise<void> {
  const parsed = readConfig();
  if (!parsed.ok) return giveUp(parsed.why.join('\n'));
  const log = openLog(parsed.value.logLevel);
  process.on('uncaughtExceptionMonitor', (err) => log.error('process.crashed', { err }));
  try {
    await start(parsed.value, log);
  } catch (error) {
    const sentence = startupSentence(error, parsed.value);
    if (sentence === null) log.error('server.start-failed', { err: error });
    giveUp(sentence ?? 'Sheaf could not start; the lines above say why.');
  }
}

/** Threads may still run, so the process ends by itself only when it is told to. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

async function start(config: Config, log: Log): Promise<void> {
  const engine = await openEngine(config, log);
  const services = makeUseCases(engine, config, log);
  (globalThis as { [key: symbol]: unknown })[Symbol.for('sheaf.services')] = services;
  // Loaded only when wanted: the page renderer is most of the memory of an idle server.
  const pages = config.isHeadless
    ? null
    : await (await import('./gateway/pages.ts')).openPages(PROJECT_FOLDER, config, log);
  const server = openServer(engine, services, pages, config, log);
  const port = await listen(server, config);
  // Before anybody is told: whoever reads the line may stop us in the same moment.
  leaveOnSignal(engine, pages, server, config, log);
  process.stdout.write(`${addressLine(config, port, engine.setupKey)}\n`);
  log.info('server.started', { version: packageJson.version, port });
}

function openServer(
  engine: Engine,
  { publishing }: Services,
  pages: Pages | null,
  config: Config,
  log: Log,
): Server {
  const { gateway, meter, rooms, compactor, instanceKey, resolveActor, isReady } = engine;
  const door = makeDoor({
    config,
    instanceKey,
    random,
    log,
    resolveActor,
    isReady,
    publishing,
    metrics: makeMetrics({ meter, rooms, compactor, gateway, version: packageJson.version }),
    serveStatic: pages?.serveStatic ?? null,
    servePage: pages === null ? null : (request, response) => pages.serve(request, response),
  });
  const server = createHttpServer(door, { clock, limits: config.limits });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isReload = config.isDevelopment && request.url?.startsWith('/_next/') === true;
    if (isReload && pages !== null) pages.upgrade(request, socket, head);
    else gateway.accept(request, socket, head);
  });
  return server;
}

function leaveOnSignal(
  engine: Engine,
  pages: Pages | null,
  server: Server,
  { limits }: Config,
  log: Log,
): void {
  const { store, worker, snapshots, projector, compactor, rooms, gateway, leaving } = engine;
  const leave = async (signal: NodeJS.Signals): Promise<void> => {
    // A terminal and npm may both pass on the same Ctrl-C.
    if (leaving.hasBegun) return;
    leaving.hasBegun = true;
    log.info('server.stopping', { signal });
    // Rooms that are emptied now need no snapshot: nobody waits for one.
    compactor.close();
    const steps = [
      engine.stopPurge,
      () => engine.watch.close(),
      engine.stopExpiries,
      engine.stopRetention,
      engine.audits.stop,
      () => projector.flush(),
      () => gateway.close(),
      () => pages?.close(),
      () => worker.close(),
      () => engine.pictureTool.close(),
      () => snapshots.close(),
      () => store.close(),
    ];
    const isDone = await drain({ server, rooms, steps, clock, drainMsMax: limits.drainMsMax, log });
    if (isDone) log.info('server.stopped');
    process.exit(isDone ? 0 : 1);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, (name) => void leave(name));
  }
}
