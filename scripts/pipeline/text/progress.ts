import { setImmediate } from 'node:timers/promises';
import { Listr } from 'listr2';
import type { ShowState, Step } from '../builds/step.ts';

/** Duration of a step. */
export interface TimedStep {
  readonly title: string;
  readonly ms: number;
}

/** A {@link Step} that shows what runs, and the times it has taken so far. */
export interface Progress {
  readonly step: Step;
  readonly steps: readonly TimedStep[];
}

/** Milliseconds between two states of a step: on a terminal, and elsewhere. */
const SHOWN_EVERY = { terminal: 200, log: 10_000 } as const;

/** Shows steps with a spinner on a terminal, and with a line each elsewhere. */
export function progress(isTerminal = process.stdout.isTTY): Progress {
  const steps: TimedStep[] = [];
  const timed = async <T>(title: string, work: () => T | Promise<T>): Promise<T> => {
    const before = performance.now();
    const value = await work();
    steps.push({ title, ms: performance.now() - before });
    return value;
  };
  const printed: Step = async (title, work) => {
    console.log(title);
    const show = atMostEvery(SHOWN_EVERY.log, (line) => console.log(`  ${line}`));
    return timed(title, () => work(show));
  };
  const spinning: Step = async (title, work) => {
    const done: { value?: Awaited<ReturnType<typeof work>> } = {};
    const task = async (_: unknown, shown: { output: string }): Promise<void> => {
      await setImmediate(); // lets the title appear before work that holds the process
      const show = atMostEvery(SHOWN_EVERY.terminal, (line) => (shown.output = line));
      done.value = await timed(title, () => work(show));
    };
    // A refusal is printed once, by the caller of the build.
    await new Listr([{ title, task }], { rendererOptions: { showErrorMessage: false } }).run();
    return done.value!;
  };
  return { step: isTerminal ? spinning : printed, steps };
}

/** Returns a function that prints a line unless one was printed a short while ago, or the step has just begun. */
function atMostEvery(ms: number, print: (line: string) => void): ShowState {
  let shown = performance.now();
  return (line) => {
    if (performance.now() - shown < ms) return;
    shown = performance.now();
    print(line());
  };
}
