/** Reads every input of the data build and splits it into lines: the least that any build of them has to do. */

import path from 'node:path';
import { DEFAULT_FOLDERS } from '../../scripts/pipeline/builds/ensure-data.ts';
import { silently } from '../../scripts/pipeline/builds/step.ts';
import { readInputs } from '../../scripts/pipeline/builds/inputs.ts';

const inputs = await readInputs(DEFAULT_FOLDERS.data, path.join(DEFAULT_FOLDERS.out, 'surveys'), silently);
const { nounData, senseIndex, senseIndex31, wordFrequencies, nounExceptions } = inputs;
const files = [
  nounData,
  senseIndex,
  senseIndex31,
  wordFrequencies,
  nounExceptions,
  ...inputs.datasets.values(),
  ...inputs.classLists.values(),
  ...inputs.tables.values(),
];
let lines = 0;
for (const { bytes } of files) lines += new TextDecoder().decode(bytes).split('\n').length;
console.log(lines);
