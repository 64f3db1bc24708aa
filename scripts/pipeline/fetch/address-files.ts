import { type z } from 'zod';
import { ADDRESSES_SCHEMA, addressFile, type addressesSchema } from '../../../src/format/address-files.ts';
import { encodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA, listHead } from '../../../src/format/image-list.ts';
import { jsonFile, type OutputFile } from '../builds/output-file.ts';
import { sumBlocks } from '../builds/sum-blocks.ts';
import { type UrlListing } from '../lists/url-lists.ts';
import { type AddressRow } from './address-table.ts';

const [LF, TAB] = [0x0a, 0x09];

/**
 * Makes the files about what came when a dataset's addresses were asked.
 *
 * A row counts for the image of its id, as long as the list still has the same address of it.
 *
 * @param list the whole list of addresses. @returns no files where none of its addresses was asked.
 */
export function addressFiles(
  dataset: string,
  { columns, ownImages }: Pick<UrlListing, 'columns' | 'ownImages'>,
  list: Buffer,
  rows: ReadonlyMap<string, AddressRow>,
): OutputFile[] {
  const nodes = ownImages.length;
  const [asked, alive, dead] = [new Uint32Array(nodes), new Uint32Array(nodes), new Uint32Array(nodes)];
  const living = {
    pictureStart: new Uint32Array(nodes + 1),
    byteStart: new Float64Array(nodes + 1),
    urlBytes: new Uint32Array(nodes),
    idBytes: new Uint32Array(nodes),
  };
  const reasons: Record<string, number> = {};
  let [from, to] = ['9999-12-31', ''];
  const head = Buffer.from(listHead(columns));
  const lines: Buffer[] = [head];
  let [at, bytes, images] = [list.indexOf(LF) + 1, head.length, 0];
  for (let node = 0; node < nodes; node++) {
    living.byteStart[node] = bytes;
    living.pictureStart[node] = images;
    for (let image = 0; image < ownImages[node]!; image++) {
      const end = list.indexOf(LF, at) + 1;
      const idEnd = list.indexOf(TAB, at);
      const next = list.indexOf(TAB, idEnd + 1);
      const urlEnd = next === -1 || next >= end ? end - 1 : next;
      const row = rows.get(list.toString('latin1', at, idEnd));
      const isAsked = row?.url === list.toString('latin1', idEnd + 1, urlEnd);
      const isDead = isAsked && (row.state === 'dead' || row.state === 'placeholder');
      if (isAsked) {
        asked[node]!++;
        if (row.state === 'alive') alive[node]!++;
        else reasons[row.reason] = (reasons[row.reason] ?? 0) + 1;
        if (row.checked < from) from = row.checked;
        if (row.checked > to) to = row.checked;
      }
      if (isDead) dead[node]!++;
      else {
        lines.push(list.subarray(at, end));
        bytes += end - at;
        images++;
        living.idBytes[node]! += idEnd - at;
        living.urlBytes[node]! += urlEnd - idEnd - 1;
      }
      at = end;
    }
  }
  living.byteStart[nodes] = bytes;
  living.pictureStart[nodes] = images;
  if (to === '') return [];
  const sum = (column: Uint32Array): number => column.reduce((total, some) => total + some, 0);
  const about: z.output<typeof addressesSchema> = {
    asked: sum(asked),
    alive: sum(alive),
    dead: sum(dead),
    from,
    to,
    reasons,
  };
  const table = Buffer.concat(lines);
  return [
    jsonFile(addressFile(dataset, 'addresses.json'), about.asked, about),
    {
      path: addressFile(dataset, 'addresses.columns'),
      records: nodes,
      bytes: encodeColumns(ADDRESSES_SCHEMA, { asked, alive, dead }),
    },
    { path: addressFile(dataset, 'living.tsv'), records: images, bytes: table },
    {
      path: addressFile(dataset, 'living.columns'),
      records: nodes,
      bytes: encodeColumns(LIST_SCHEMA, { ...living, blockSum: sumBlocks(table) }),
    },
  ];
}
