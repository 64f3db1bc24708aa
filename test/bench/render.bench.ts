import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Benchmark, Case } from './benchmark.ts';
import { ensureBuilt, packageScript, randomSynsetPages } from './built.ts';

/** Pages made in one run. No page is made twice. */
const PAGES = 3000;
const ORIGIN = 'http://127.0.0.1:4321';

const { site, data } = await ensureBuilt();
const pages = await randomSynsetPages(data);

const makers: ChildProcess[] = [];

/** Returns the case of one way to make pages, in a process of its own, so that no way collects the garbage of another. */
async function making(name: string, way: string): Promise<Case> {
  const maker = fork(path.join(import.meta.dirname, 'render-pages.ts'), [way, site], {
    execArgv: [...packageScript('serve').options],
    env: { ...process.env, CANOPY_DATA: data, CANOPY_ORIGIN: ORIGIN },
  });
  await once(maker, 'message');
  makers.push(maker);
  return {
    name,
    run: async () => {
      maker.send(pages.splice(0, PAGES).map((page) => ORIGIN + page));
      const [ms] = (await once(maker, 'message')) as [number];
      return { ms };
    },
  };
}

export default {
  question:
    'How long does it take to make the bytes of a synset page for the first time, in a process that has made others?',
  cases: [await making('by Astro, from the same parts', 'astro'), await making('from its parts and a frame', 'parts')],
  end: () => {
    for (const maker of makers) maker.disconnect();
  },
} satisfies Benchmark;
