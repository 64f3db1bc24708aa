import type { z } from 'zod';
import { encodeColumns } from '../../../src/format/columns.ts';
import { LIVING } from '../../../src/format/lists/list-extracts.ts';
import { jsonFile } from '../builds/output-file.ts';
import { type Extracts, type ListedLines, ListExtract, listLines } from '../lists/list-extract.ts';
import type { CheckedAddresses } from './read-tables.ts';
import { ADDRESSES_SCHEMA } from '../../../src/domain/dataset/address-states.ts';
import { datasetFile } from '../../../src/format/catalogue-files.ts';
import type { addressesSchema } from '../../../src/format/built-json.ts';

/**
 * Makes the files about what came when a dataset's addresses were asked, and the extract without the dead ones.
 *
 * A row counts for the image of its id, as long as the list still has the same address of it.
 *
 * @returns no files where none of its addresses was asked.
 */
export function addressFiles(dataset: string, listing: ListedLines, checks: Pick<CheckedAddresses, 'find'>): Extracts {
  const nodes = listing.ownImages.length;
  const [asked, alive, dead] = [new Uint32Array(nodes), new Uint32Array(nodes), new Uint32Array(nodes)];
  const reasons: Record<string, number> = {};
  const living = new ListExtract(listing);
  let [from, to] = ['9999-12-31', ''];
  for (const line of listLines(listing)) {
    const { node, id, url } = line;
    const row = checks.find(id);
    if (row?.url !== url) {
      living.add(line);
      continue;
    }
    const { state, reason, checked } = row;
    asked[node]!++;
    if (state === 'alive') alive[node]!++;
    else reasons[reason] = (reasons[reason] ?? 0) + 1;
    if (state === 'dead' || state === 'placeholder') dead[node]!++;
    else living.add(line);
    if (checked < from) from = checked;
    if (checked > to) to = checked;
  }
  if (to === '') return { names: [], files: [] };
  const sum = (column: Uint32Array): number => column.reduce((total, some) => total + some, 0);
  const about: z.output<typeof addressesSchema> = {
    asked: sum(asked),
    alive: sum(alive),
    dead: sum(dead),
    from,
    to,
    reasons,
  };
  return {
    names: [LIVING],
    files: [
      jsonFile(datasetFile(dataset, 'addresses.json'), about.asked, about),
      {
        path: datasetFile(dataset, 'addresses.columns'),
        records: nodes,
        bytes: encodeColumns(ADDRESSES_SCHEMA, { asked, alive, dead }),
      },
      ...living.files(dataset, LIVING),
    ],
  };
}
