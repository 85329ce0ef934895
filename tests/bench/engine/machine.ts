/** What the kernel says of processes and of the machine, and where processes run. */
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pause } from '../../support/stock-client.ts';
import { percentile } from '../figures.ts';

/** Of /proc/<pid>/stat: USER_HZ is 100 on every Linux that Node runs on. */
const TICK_MS = 10;
/** In half a second. */
const QUIET_CPU_MS = 20;
const SETTLE_MS_MAX = 120_000;

export interface Usage {
  readonly cpuMs: number;
  /** Reached the block layer, as /proc/<pid>/io counts. */
  readonly writtenBytes: number;
  /** Somebody else wanted the core. */
  readonly involuntarySwitches: number;
  readonly rssBytes: number;
}

export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const io = readFileSync(`/proc/${pid}/io`, 'utf8');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (text: string, name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]);
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    writtenBytes: field(io, 'write_bytes'),
    involuntarySwitches: field(status, 'nonvoluntary_ctxt_switches'),
    rssBytes: field(status, 'VmRSS') * 1_024,
  };
}

/**
 * Until a process does next to nothing: saved, compacted, checkpointed. @param leastMs so long it is
 * left alone first
 */
export async function settled(pid: number, leastMs: number): Promise<void> {
  const endMs = performance.now() + SETTLE_MS_MAX;
  await pause(leastMs);
  for (let before = usageOf(pid); performance.now() < endMs;) {
    await pause(500);
    const now = usageOf(pid);
    if (now.cpuMs - before.cpuMs <= QUIET_CPU_MS) return;
    before = now;
  }
}

/** Shares of all cores' time since the counters were last read. */
export interface Contention {
  readonly load: number;
  readonly busyShare: number;
  readonly stealShare: number;
}

function cpuTicks(): readonly number[] {
  const line = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0] ?? '';
  return line.trim().split(/\s+/).slice(1, 9).map(Number);
}

export function watchContention(): () => Contention {
  const before = cpuTicks();
  return () => {
    const passed = cpuTicks().map((ticks, at) => ticks - (before[at] ?? 0));
    const total = passed.reduce((sum, ticks) => sum + ticks, 0) || 1;
    return {
      load: loadavg()[0] ?? 0,
      busyShare: 1 - ((passed[3] ?? 0) + (passed[4] ?? 0)) / total,
      stealShare: (passed[7] ?? 0) / total,
    };
  };
}

/** How long the disk takes for one small write that must be there. */
export function fsyncTimes(folder: string, count: number) {
  const file = join(folder, `fsync-${process.pid}`);
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(4_096, 7);
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    writeSync(descriptor, block);
    const beganMs = performance.now();
    fdatasyncSync(descriptor);
    times.push(performance.now() - beganMs);
  }
  closeSync(descriptor);
  rmSync(file);
  return { medianMs: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
}

/** The last core for the generator, the others for the server: `PIN=0` leaves it to the kernel. */
export interface Cores {
  readonly server: string | null;
  readonly generator: string | null;
}

export function chooseCores(wanted: string | undefined): Cores {
  const count = availableParallelism();
  const hasTaskset = spawnSync('taskset', ['--version']).status === 0;
  if (wanted === '0' || count < 2 || !hasTaskset) return { server: null, generator: null };
  const last = String(count - 1);
  return { server: count === 2 ? '0' : `0-${count - 2}`, generator: last };
}

export function onCores(cores: string | null, command: readonly string[]): [string, string[]] {
  const [program = '', ...args] = cores === null ? command : ['taskset', '-c', cores, ...command];
  return [program, args];
}

export function machineFacts() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGib: totalmem() / 2 ** 30,
    // Its version, not who built it.
    kernel: release().split('.', 2).join('.'),
    node: process.version,
  };
}
