/** Writes the Prometheus text format, version 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). */

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Distribution {
  /** Upper bounds, ascending. */
  readonly bounds: readonly number[];
  /** How many were at most as large as each bound. */
  readonly cumulative: readonly number[];
  readonly count: number;
  readonly sum: number;
}

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export class MetricsText {
  #lines: string[] = [];

  counter(name: string, help: string, samples: number | readonly Sample[]): void {
    this.#write(name, 'counter', help, samples);
  }

  gauge(name: string, help: string, samples: number | readonly Sample[]): void {
    this.#write(name, 'gauge', help, samples);
  }

  histogram(name: string, help: string, distribution: Distribution): void {
    const { bounds, cumulative, count, sum } = distribution;
    this.#describe(name, 'histogram', help);
    bounds.forEach((bound, at) => {
      this.#sample(`${name}_bucket`, { le: String(bound) }, cumulative[at] ?? 0);
    });
    this.#sample(`${name}_bucket`, { le: '+Inf' }, count);
    this.#sample(`${name}_sum`, {}, sum);
    this.#sample(`${name}_count`, {}, count);
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #write(name: string, type: string, help: string, samples: number | readonly Sample[]): void {
    this.#describe(name, type, help);
    if (typeof samples === 'number') this.#sample(name, {}, samples);
    else for (const { labels, value } of samples) this.#sample(name, labels, value);
  }

  #describe(name: string, type: string, help: string): void {
    this.#lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
  }

  #sample(name: string, labels: Sample['labels'], value: number): void {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    this.#lines.push(`${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`);
  }
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
