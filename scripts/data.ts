/** `npm run data`: builds the data that the site shows; `add`, `remove`, `list` and `check` keep its datasets, `class-list` its class lists, `fetch` gets their images, `merge` joins parts, `nodes` prints the preorder, `words` keeps other languages. */

import { runMain, showUsage } from 'citty';
import { add } from './data/add.ts';
import { build } from './data/build.ts';
import { check } from './data/check.ts';
import { classList } from './data/class-list.ts';
import { commons } from './data/commons.ts';
import { fetchCommand } from './data/fetch.ts';
import { list } from './data/list.ts';
import { merge } from './data/merge.ts';
import { nodes } from './data/nodes.ts';
import { orRefuse } from './command-line.ts';
import { remove } from './data/remove.ts';
import { runWords, words } from './data/words.ts';
import { InputError, shown } from './pipeline/text/input.ts';
import { nearest } from './pipeline/datasets/nearest.ts';

const COMMANDS = {
  add,
  remove,
  list,
  check,
  fetch: fetchCommand,
  merge,
  nodes,
  words,
  commons,
  'class-list': classList,
};
const RUN = {
  add: (rawArgs: string[]) => runMain(add, { rawArgs }),
  remove: (rawArgs: string[]) => runMain(remove, { rawArgs }),
  list: (rawArgs: string[]) => runMain(list, { rawArgs }),
  check: (rawArgs: string[]) => runMain(check, { rawArgs }),
  fetch: (rawArgs: string[]) => runMain(fetchCommand, { rawArgs }),
  merge: (rawArgs: string[]) => runMain(merge, { rawArgs }),
  nodes: (rawArgs: string[]) => runMain(nodes, { rawArgs }),
  words: runWords,
  commons: (rawArgs: string[]) => runMain(commons, { rawArgs }),
  'class-list': (rawArgs: string[]) => runMain(classList, { rawArgs }),
} satisfies Record<keyof typeof COMMANDS, unknown>;

const [first, ...rest] = process.argv.slice(2);
const run = Object.entries(RUN).find(([name]) => name === first)?.[1];

if (run !== undefined) await run(rest);
else if (first === undefined || first.startsWith('-'))
  await runMain(build, { showUsage: () => showUsage({ ...build, subCommands: COMMANDS }) });
else await orRefuse(() => Promise.reject(unknownCommand(first)));

function unknownCommand(word: string): InputError {
  const near = nearest(word, Object.keys(COMMANDS));
  return new InputError(
    { file: 'npm run data' },
    {
      expected: `${Object.keys(COMMANDS).join(', ')}, or options alone`,
      came: shown(word),
      advice: near === undefined ? 'npm run data -- --help describes them.' : `Did you mean ${near}?`,
    },
  );
}
