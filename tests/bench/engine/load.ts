/** Runs one plan in a generator process, with the server's usage while it ran. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onCores, usageOf, type Usage } from './machine.ts';
import type { FromGenerator, Plan, Result } from './plans.ts';
import type { BenchServer } from './servers.ts';

const ENTRY = join(import.meta.dirname, 'generator.ts');

export interface Loaded<Kind extends Result> {
  readonly result: Kind;
  /** Of the server, from the go to the answer; `rssBytes` is what it had at the end. */
  readonly usage: Usage;
  /** Of the generator: near 1 it is the bottleneck. */
  readonly generatorShare: number;
}

export async function load<P extends Plan>(
  server: BenchServer,
  cores: string | null,
  plan: P,
  /** What to look at while its connections are still there. */
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<Loaded<Extract<Result, { is: P['is'] }>>> {
  const [program, args] = onCores(cores, [process.execPath, ENTRY]);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    child.send(plan);
    await answerOf(child, 'ready');
    const before = usageOf(server.pid);
    const ownBefore = usageOf(child.pid ?? 0);
    const beganMs = performance.now();
    child.send({ is: 'go' });
    const answer = await answerOf(child, 'done');
    const passedMs = performance.now() - beganMs;
    const after = usageOf(server.pid);
    const own = usageOf(child.pid ?? 0);
    await meanwhile();
    return {
      result: answer.result as Extract<Result, { is: P['is'] }>,
      usage: {
        cpuMs: after.cpuMs - before.cpuMs,
        writtenBytes: after.writtenBytes - before.writtenBytes,
        involuntarySwitches: after.involuntarySwitches - before.involuntarySwitches,
        rssBytes: after.rssBytes,
      },
      generatorShare: (own.cpuMs - ownBefore.cpuMs) / passedMs,
    };
  } finally {
    child.kill();
  }
}

function answerOf<Kind extends 'ready' | 'done'>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<FromGenerator, { is: Kind }>> {
  return new Promise((resolve, reject) => {
    const heard = (message: FromGenerator) => {
      child.off('exit', died);
      if (message.is === kind) resolve(message as Extract<FromGenerator, { is: Kind }>);
      else reject(new Error(message.is === 'failed' ? message.why : `unexpected ${message.is}`));
    };
    const died = (code: number | null) => reject(new Error(`a generator ended with ${code}`));
    child.once('message', heard);
    child.once('exit', died);
  });
}
