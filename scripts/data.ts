/** `npm run data`: builds the data that the site shows; `add`, `remove`, `list` and `check` keep its datasets, `class-list` its class lists, `fetch` gets their images, `merge` joins parts, `nodes` prints the preorder, `words` keeps other languages. */

import { add } from './data/add.ts';
import { build } from './data/build.ts';
import { check } from './data/check.ts';
import { classList } from './data/class-list.ts';
import { commons } from './data/commons.ts';
import { fetchCommand } from './data/fetch.ts';
import { list } from './data/list.ts';
import { merge } from './data/merge.ts';
import { nodes } from './data/nodes.ts';
import { runGroup } from './command-line.ts';
import { remove } from './data/remove.ts';
import { words } from './data/words.ts';

const commands = {
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

await runGroup({ name: 'npm run data --', alone: build, commands }, process.argv.slice(2));
