import { existsSync } from 'node:fs';
import { glob, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { createVitest, type Vitest } from 'vitest/node';
import { bundleTest } from './bundle-tests.ts';
import { CHANNEL, type DriverAnswer, type DriverRequest } from './channel.ts';

/**
 * Runs the tests of a mutant in one lasting thread of vitest.
 *
 * The runner that comes with Stryker starts a thread for each mutant, which takes a second; here a mutant costs its tests.
 */
class LastingTestRunner implements TestRunner {
  readonly #channel = new BroadcastChannel(CHANNEL);
  #bundles: { readonly file: string; readonly bundle: string }[] = [];
  #vitest: Vitest | undefined;

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    const folder = path.resolve('mutation-bundles');
    await mkdir(folder, { recursive: true });
    const files = await Array.fromAsync(glob(process.env['MUTATE_TESTS'] ?? [], { exclude: ['**/*.build.test.ts'] }));
    for (const file of files.sort()) {
      const bundle = path.join(folder, `${file.replaceAll(/[\\/]/g, '-')}.js`);
      // A runner that is started again after a mutant without end finds the bundles of the one before it.
      if (!existsSync(bundle)) await writeFile(bundle, await bundleTest(path.resolve(file)));
      this.#bundles.push({ file, bundle });
    }
    this.#vitest = await createVitest({
      config: false,
      include: ['scripts/mutate/driver.ts'],
      pool: 'threads',
      watch: false,
      testTimeout: 0,
      reporters: [{}],
      onConsoleLog: () => false,
    });
    const isReady = new Promise<void>((resolve, reject) => {
      this.#channel.onmessage = () => {
        resolve();
      };
      this.#vitest!.start().then(() => {
        const errors = this.#vitest!.state.getFiles().flatMap(({ result }) => result?.errors ?? []);
        reject(new Error(`the driver ended: ${errors.map(({ stack, message }) => stack ?? message).join('\n')}`));
      }, reject);
    });
    await isReady;
  }

  async dryRun(): Promise<DryRunResult> {
    const { results, coverage, fault } = await this.#ask({ files: this.#bundles });
    if (fault !== undefined) return { status: DryRunStatus.Error, errorMessage: fault };
    return { status: DryRunStatus.Complete, tests: results.map(resultOf), mutantCoverage: coverage as never };
  }

  async mutantRun({
    activeMutant,
    testFilter,
    hitLimit,
    mutantActivation,
  }: MutantRunOptions): Promise<MutantRunResult> {
    // Stryker allows a hundred times the hits of all tests: a mutant that loops for ever may run out of memory before.
    const limit = hitLimit && Math.ceil(hitLimit / 10);
    const wanted = testFilter && new Set(testFilter.map((id) => id.slice(0, id.indexOf('#'))));
    const { results, hits, fault } = await this.#ask({
      files: this.#bundles.filter(({ file }) => wanted?.has(file) !== false),
      mutant: activeMutant.id,
      isStatic: mutantActivation === 'static',
      testIds: testFilter,
      hitLimit: limit,
    });
    const limited = determineHitLimitReached(hits, limit);
    if (limited !== undefined) return toMutantRunResult(limited);
    if (fault !== undefined) return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: fault });
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results.map(resultOf) });
  }

  async dispose(): Promise<void> {
    this.#channel.postMessage('close');
    this.#channel.close();
    await this.#vitest?.close();
  }

  #ask(request: DriverRequest): Promise<DriverAnswer> {
    return new Promise((resolve) => {
      this.#channel.onmessage = ({ data }: { data: unknown }) => {
        resolve((data as { answer: DriverAnswer }).answer);
      };
      this.#channel.postMessage({ request });
    });
  }
}

function resultOf({ id, name, file, ms, error }: DriverAnswer['results'][number]): TestResult {
  const common = { id, name, fileName: path.resolve(file), timeSpentMs: ms };
  return error === undefined
    ? { ...common, status: TestStatus.Success }
    : { ...common, status: TestStatus.Failed, failureMessage: error };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'lasting', LastingTestRunner)];
