import * as vitest from 'vitest';

type Work = (...values: unknown[]) => unknown;

/** Suite of a test file, with the hooks of its tests. */
interface Suite {
  readonly parent: Suite | undefined;
  readonly name: string;
  readonly hooks: Record<'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach', Work[]>;
}

/** Test of a file. */
export interface CollectedTest {
  readonly name: string;
  readonly suite: Suite;
  readonly work: Work;
}

/** Tests of one evaluation of a file. */
export interface CollectedFile {
  readonly tests: readonly CollectedTest[];
}

let finished: Work[] = [];

/** Evaluates a bundled test file, and collects its tests. */
export async function collectTests(
  evaluate: (importModule: (id: string) => unknown) => Promise<void>,
  packages: ReadonlyMap<string, unknown>,
): Promise<CollectedFile> {
  const tests: CollectedTest[] = [];
  let suite = suiteIn(undefined, '');
  const addTest = (name: string, ...more: unknown[]): void => {
    const work = more.find((one): one is Work => typeof one === 'function')!;
    tests.push({ name: `${nameOf(suite)}${name}`, suite, work });
  };
  const addSuite = (name: string, ...more: unknown[]): void => {
    const outer = suite;
    suite = suiteIn(outer, name);
    more.find((one): one is Work => typeof one === 'function')!();
    suite = outer;
  };
  const hook =
    (kind: keyof Suite['hooks']) =>
    (work: Work): void =>
      void suite.hooks[kind].push(work);
  const [test, describe] = [addTest, addSuite].map((add) => withVariants(add));
  const shim = {
    ...vitest,
    test,
    it: test,
    describe,
    beforeAll: hook('beforeAll'),
    afterAll: hook('afterAll'),
    beforeEach: hook('beforeEach'),
    afterEach: hook('afterEach'),
    onTestFinished: (work: Work): void => void finished.push(work),
  };
  await evaluate((id) => (id === 'vitest' ? shim : packages.get(id)));
  return { tests };
}

/**
 * Runs some tests of a file, each with its hooks, and calls back before and after each.
 *
 * @param limit milliseconds after which a test that waits has failed; without it, a test may take any time.
 */
export async function runTests(
  tests: readonly (readonly [id: string, test: CollectedTest])[],
  onTest: { readonly before: (id: string) => void; readonly after: (id: string, error: unknown) => boolean },
  limit?: number,
): Promise<void> {
  const entered: Suite[] = [];
  const ends: Work[] = [];
  for (const [id, { suite, work }] of tests) {
    onTest.before(id);
    let failure: unknown;
    const attempt = async (one: Work): Promise<unknown> => {
      try {
        return await (limit === undefined ? one() : Promise.race([one(), endAfter(limit)]));
      } catch (error) {
        failure ??= error ?? new Error('failed');
        return undefined;
      }
    };
    const suites = suitesOf(suite);
    for (const one of suites.filter((candidate) => !entered.includes(candidate))) {
      entered.push(one);
      for (const begin of one.hooks.beforeAll) {
        const end = await attempt(begin);
        if (typeof end === 'function') ends.push(end as Work);
      }
      ends.push(...one.hooks.afterAll);
    }
    finished = [];
    for (const one of suites) for (const begin of one.hooks.beforeEach) await attempt(begin);
    if (failure === undefined) await attempt(work);
    for (const one of suites.toReversed()) for (const end of one.hooks.afterEach) await attempt(end);
    for (const end of finished.toReversed()) await attempt(end);
    if (!onTest.after(id, failure)) break;
  }
  for (const end of ends.toReversed()) {
    try {
      await end();
    } catch {
      // Tests have their results already.
    }
  }
}

/** Timer of Node itself, even while a test replaces it. */
const { setTimeout: realTimeout } = globalThis;

function endAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    realTimeout(() => {
      reject(new Error(`not ended after ${String(ms)} ms`));
    }, ms).unref();
  });
}

function suiteIn(parent: Suite | undefined, name: string): Suite {
  return { parent, name, hooks: { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] } };
}

function suitesOf(suite: Suite): Suite[] {
  return suite.parent === undefined ? [suite] : [...suitesOf(suite.parent), suite];
}

function nameOf(suite: Suite): string {
  return suitesOf(suite)
    .map(({ name }) => (name === '' ? '' : `${name} > `))
    .join('');
}

type Add = (name: string, ...more: unknown[]) => void;

function withVariants(add: Add): Add {
  const each =
    (rows: readonly unknown[]) =>
    (name: string, ...more: unknown[]): void => {
      const work = more.find((one): one is Work => typeof one === 'function')!;
      rows.forEach((row, at) => {
        add(`${name} ${String(at + 1)}`, () => work(...(Array.isArray(row) ? (row as unknown[]) : [row])));
      });
    };
  const skip = (): void => undefined;
  return Object.assign(add.bind(undefined), {
    each,
    skip,
    sequential: add,
    skipIf: (isSkipped: boolean) => (isSkipped ? skip : add),
    runIf: (isRun: boolean) => (isRun ? add : skip),
  });
}
