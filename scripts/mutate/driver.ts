import { readFile } from 'node:fs/promises';
import { compileFunction, constants } from 'node:vm';
import { test } from 'vitest';
import { CHANNEL, type DriverAnswer, type DriverRequest, type DriverResult } from './channel.ts';
import { collectTests, type CollectedFile, runTests } from './test-file.ts';

/** Milliseconds that a test may wait once a mutant is active. */
const TEST_LIMIT = 3000;

/** Variables that instrumented code shares with its runner. */
interface Namespace {
  activeMutant?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: unknown;
}

const namespace: Namespace = ((globalThis as { __stryker__?: Namespace }).__stryker__ ??= {});
const packages = new Map<string, unknown>();
const functions = new Map<string, (importModule: (id: string) => unknown) => Promise<void>>();

async function open(bundle: string): Promise<(importModule: (id: string) => unknown) => Promise<void>> {
  let found = functions.get(bundle);
  if (found === undefined) {
    const code = await readFile(bundle, 'utf8');
    for (const [, id] of code.matchAll(/importModule\("(.+?)"\)/g))
      if (!packages.has(id!)) packages.set(id!, id === 'vitest' ? undefined : await import(/* @vite-ignore */ id!));
    found = compileFunction(`return (async () => {${code}\n})()`, ['importModule'], {
      filename: bundle,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    }) as (importModule: (id: string) => unknown) => Promise<void>;
    functions.set(bundle, found);
  }
  return found;
}

async function answer({ files, mutant, isStatic, testIds, hitLimit }: DriverRequest): Promise<DriverAnswer> {
  const results: DriverResult[] = [];
  const wanted = testIds && new Set(testIds);
  let fault: string | undefined;
  Object.assign(namespace, { hitCount: mutant === undefined ? undefined : 0, hitLimit, currentTestId: undefined });
  for (const { file, bundle } of files) {
    if (mutant !== undefined && results.at(-1)?.error !== undefined) break;
    const isWanted = (id: string): boolean => wanted?.has(id) !== false;
    namespace.activeMutant = isStatic === true ? mutant : undefined;
    let collected: CollectedFile;
    try {
      collected = await collectTests(await open(bundle), packages);
    } catch (error) {
      fault = `${file}: ${String(error instanceof Error ? error.stack : error)}`;
      break;
    }
    const tests = collected.tests.map((one, at) => [`${file}#${String(at)} ${one.name}`, one] as const);
    namespace.activeMutant = mutant;
    let begun = 0;
    await runTests(
      tests.filter(([id]) => isWanted(id)),
      {
        before: (id) => {
          if (mutant === undefined) namespace.currentTestId = id;
          begun = performance.now();
        },
        after: (id, failure) => {
          namespace.currentTestId = undefined;
          const error =
            failure === undefined ? undefined : failure instanceof Error ? failure.message : JSON.stringify(failure);
          results.push({ id, name: id.slice(id.indexOf(' ') + 1), file, ms: performance.now() - begun, error });
          return mutant === undefined || error === undefined;
        },
      },
      mutant === undefined ? undefined : TEST_LIMIT,
    );
  }
  namespace.activeMutant = undefined;
  return {
    results,
    coverage: mutant === undefined ? namespace.mutantCoverage : undefined,
    hits: namespace.hitCount,
    fault,
  };
}

test('mutants', async () => {
  const channel = new BroadcastChannel(CHANNEL);
  await new Promise<void>((resolve) => {
    channel.onmessage = async ({ data }: { data: unknown }) => {
      if (data === 'close') resolve();
      else channel.postMessage({ answer: await answer((data as { request: DriverRequest }).request) });
    };
    channel.postMessage('ready');
  });
  channel.close();
}, 0);
