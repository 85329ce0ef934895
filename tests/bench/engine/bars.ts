/** What Sheaf wants to reach, as ratios of figures of one run; each is shown as met or not. */
import type { Figures } from './scenario.ts';
import type { ServerName } from './servers.ts';

/** Medians of one scenario, by server. */
export type Medians = Readonly<Partial<Record<ServerName, Figures>>>;

export interface Bar {
  readonly scenario: string;
  readonly says: string;
  /** Sheaf's side of it, and what it may at most be (or must at least be). NaN: not measured. */
  measure(of: Medians): { readonly value: number; readonly most?: number; readonly least?: number };
}

const NOT_MEASURED: Figures = {};

function figure(of: Medians, server: ServerName, metric: string): number {
  return (of[server] ?? NOT_MEASURED)[metric] ?? Number.NaN;
}

/** Sheaf's figure over another's. */
function ratio(metric: string, other: ServerName) {
  return (of: Medians) => figure(of, 'sheaf', metric) / figure(of, other, metric);
}

function least(scenario: string, metric: string, other: ServerName, bound: number): Bar {
  return {
    scenario,
    says: `${metric} ≥ ${bound} × ${other}`,
    measure: (of) => ({ value: ratio(metric, other)(of), least: bound }),
  };
}

function most(scenario: string, metric: string, other: ServerName, bound: number): Bar {
  return {
    scenario,
    says: `${metric} ≤ ${bound} × ${other}`,
    measure: (of) => ({ value: ratio(metric, other)(of), most: bound }),
  };
}

function mostOfBestPeer(scenario: string, metric: string, bound: number): Bar {
  return {
    scenario,
    says: `${metric} ≤ ${bound} × the best peer`,
    measure: (of) => {
      const peers = [figure(of, 'hocuspocus', metric), figure(of, 'y-websocket', metric)];
      return { value: figure(of, 'sheaf', metric) / Math.min(...peers), most: bound };
    },
  };
}

function mostAbsolute(scenario: string, metric: string, bound: number): Bar {
  return {
    scenario,
    says: `${metric} ≤ ${bound}`,
    measure: (of) => ({ value: figure(of, 'sheaf', metric), most: bound }),
  };
}

export const BARS: readonly Bar[] = [
  least('fanout50', 'deliveries/s', 'hocuspocus', 4),
  least('fanout50', 'deliveries/s', 'y-websocket', 20),
  least('fanout50', 'deliveries/s', 'relay', 0.8),
  mostAbsolute('fanout50', 'p50 ms', 10),
  least('fanout50-presence', 'deliveries/s', 'hocuspocus', 5),
  mostAbsolute('fanout50-presence', 'p50 ms', 10),
  least('fanout200', 'deliveries/s', 'hocuspocus', 2),
  least('fanout200', 'deliveries/s', 'y-websocket', 20),
  mostAbsolute('fanout200', 'p50 ms', 20),
  {
    scenario: 'steady',
    says: 'p50 ms ≤ hocuspocus + median fdatasync',
    measure: (of) => ({
      value: figure(of, 'sheaf', 'p50 ms'),
      most: figure(of, 'hocuspocus', 'p50 ms') + figure(of, 'sheaf', 'fdatasync p50 ms'),
    }),
  },
  {
    scenario: 'steady',
    says: 'p99 ms ≤ relay + 1.5 × p99 of fdatasync',
    measure: (of) => ({
      value: figure(of, 'sheaf', 'p99 ms'),
      most: figure(of, 'relay', 'p99 ms') + 1.5 * figure(of, 'sheaf', 'fdatasync p99 ms'),
    }),
  },
  most('many', 'CPU-s per 1,000 updates', 'hocuspocus', 0.6),
  most('many', 'CPU-s per 1,000 updates', 'relay', 2.5),
  most('many', 'p99 ms', 'hocuspocus', 0.1),
  most('many', 'max ms', 'hocuspocus', 0.2),
  mostAbsolute('many', 'disk bytes per update', 2_048),
  mostOfBestPeer('open', 'time ms', 0.2),
  mostAbsolute('open', '20 at once CPU-s', 0.15),
  mostAbsolute('open', 'wire bytes / state', 1.02),
  mostAbsolute('open', 'stored bytes / V1', 0.32),
  mostOfBestPeer('return', 'CPU-s', 0.3),
  mostOfBestPeer('return', 'all synced ms', 0.5),
  mostAbsolute('return', 'own client bytes', 1_024),
  mostAbsolute('memory', 'RSS KiB per idle connection', 16),
  most('memory', 'heap KiB per open document', 'hocuspocus', 0.25),
  mostAbsolute('noisy', 'slowest opening ms', 100),
  mostAbsolute('persistence', 'Prisma / driver', 1.6),
];
