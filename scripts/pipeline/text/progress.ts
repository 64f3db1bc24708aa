import { setImmediate } from 'node:timers/promises';
import { Listr } from 'listr2';
import type { Step } from '../builds/step.ts';

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

/** Shows steps with a spinner on a terminal, and with a line each elsewhere. */
export function progress(isTerminal = process.stdout.isTTY): Progress {
  const steps: TimedStep[] = [];
  const timed: Step = async (title, work) => {
    const before = performance.now();
    const value = await work();
    steps.push({ title, ms: performance.now() - before });
    return value;
  };
  const printed: Step = async (title, work) => {
    console.log(title);
    return timed(title, work);
  };
  const spinning: Step = async (title, work) => {
    const done: { value?: Awaited<ReturnType<typeof work>> } = {};
    const task = async (): Promise<void> => {
      await setImmediate(); // lets the title appear before work that holds the process
      done.value = await timed(title, work);
    };
    // A refusal is printed once, by the caller of the build.
    await new Listr([{ title, task }], { rendererOptions: { showErrorMessage: false } }).run();
    return done.value!;
  };
  return { step: isTerminal ? spinning : printed, steps };
}
