/** Measurement of one run of a case. */
export interface Sample {
  /** Milliseconds. */
  readonly ms: number;
  /** Most memory resident at once, in megabytes (10^6 bytes), where it was measured. */
  readonly megabytes?: number;
  /** Longest slice of processor time in which a server's main thread could answer nobody, in milliseconds, where it was measured. */
  readonly sliceMs?: number;
}

/** One way to do something. */
export interface Case {
  readonly name: string;
  /** Does it once; the runner takes the time, unless a {@link Sample} is returned. */
  readonly run: () => undefined | Sample | Promise<undefined | Sample>;
}

/** One question, and the ways that are compared; the first is the baseline. */
export interface Benchmark {
  readonly question: string;
  readonly cases: readonly [Case, ...Case[]];
  /** Measured runs of each case; 5 unless given. */
  readonly runs?: number;
  /** Closes what would keep the process alive when all has been measured. */
  readonly end?: () => void | Promise<void>;
}

/** Returns the value below which a share of others lies, such as 0.99 of them. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;
}

/** Returns cases for several figures of one run, which the first of them starts. */
export function figuresOf<T>(
  run: () => Promise<T>,
  figures: Readonly<Record<string, (result: T) => Sample>>,
): [Case, ...Case[]] {
  let result: Promise<T> | undefined;
  return Object.entries(figures).map(([name, figure]): Case => ({
    name,
    run: async () => figure(await (result ??= run())),
  })) as [Case, ...Case[]];
}
