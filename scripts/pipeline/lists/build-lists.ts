import { LEFT_OUT, type LeftOutReason } from '../../../src/format/lists/image-list.ts';
import { addressFiles } from '../fetch/address-files.ts';
import { openAddresses } from '../fetch/read-tables.ts';
import type { Holding } from '../datasets/holdings.ts';
import type { IdentifierReader, IdentifierVersion } from '../datasets/identifiers.ts';
import type { CheckTable, Inputs } from '../builds/inputs.ts';
import { tableOf } from '../datasets/declared-table.ts';
import { type Extracts, findHidden, type HiddenImages, kindExtracts } from './list-extract.ts';
import type { LeftOut } from './line-account.ts';
import { skipOrRefuseUnknown } from '../datasets/unknown-synsets.ts';
import { Findings } from '../text/findings.ts';
import { InputError, shown, shownPath } from '../text/input.ts';
import type { UrlListing } from './url-lists.ts';
import type { DatasetDeclaration } from '../datasets/read-declarations.ts';

/** The lists of addresses of all datasets that have any, one after the other: each has both cores to itself. */
export async function listAddresses(
  { holdings }: Inputs,
  declarations: readonly DatasetDeclaration[],
  identifiers: (version: IdentifierVersion) => IdentifierReader,
  make: (name: string, holding: Holding, identifiers: IdentifierReader) => Promise<UrlListing>,
): Promise<Map<string, UrlListing>> {
  const lists = new Map<string, UrlListing>();
  for (const { name, identifiers: version, skipUnknown } of declarations) {
    const holding = holdings.get(name)?.get('urls');
    if (holding === undefined) continue;
    const listing = await make(name, holding, identifiers(version));
    checkListing(listing, holding, identifiers(version), skipUnknown);
    lists.set(name, listing);
  }
  return lists;
}

/** Checks what became of the lines of a list. @throws InputError for unknown synsets, and where no line is left. */
function checkListing(
  { lines, leftOut, unknown }: UrlListing,
  holding: Holding,
  identifiers: IdentifierReader,
  skipUnknown: boolean,
): void {
  if (!skipUnknown) skipOrRefuseUnknown(unknown, false, identifiers, new Findings());
  const reasons = Object.entries(leftOut) as [LeftOutReason, LeftOut][];
  if (unknown.length > 0 || reasons.reduce((sum, [, left]) => sum + left.lines, 0) < lines) return;
  const counted = reasons.map(([reason, left]) => `${String(left.lines)} × ${LEFT_OUT[reason]}`);
  const [example] = reasons.flatMap(([, { examples }]) => examples);
  throw new InputError(shownPath(holding.path), {
    expected: 'addresses that begin with http:// or https://',
    came: `${String(lines)} line${lines === 1 ? '' : 's'} and no such address (${counted.join(', ')})${example === undefined ? '' : `, such as ${shown(example.text)}`}`,
    advice: 'Correct the addresses; docs/forms.md shows every form.',
  });
}

/** Finds the images that show people in the lists that say so. */
export function hiddenIn(lists: ReadonlyMap<string, UrlListing>): Map<string, HiddenImages> {
  const found = [...lists].map(([name, listing]) => [name, findHidden(listing)] as const);
  return new Map(found.filter((one): one is [string, HiddenImages] => one[1] !== undefined));
}

/** Makes the extracts of lists: those of each kind, and what came when addresses were asked. */
export function extractsOf(
  inputs: Inputs,
  declarations: readonly DatasetDeclaration[],
  lists: ReadonlyMap<string, UrlListing>,
): Map<string, Extracts> {
  const extracts = new Map<string, Extracts>();
  for (const { name, file, addresses } of declarations) {
    const listing = lists.get(name);
    if (listing === undefined || (addresses === undefined && !listing.columns.includes('kind'))) continue;
    const kinds = kindExtracts(name, listing);
    const checked =
      addresses === undefined
        ? { names: [], files: [] }
        : checkedExtract(name, listing, tableOf({ tables: inputs.checks }, file, addresses));
    extracts.set(name, {
      names: [...kinds.names, ...checked.names],
      files: [...kinds.files, ...checked.files],
    });
  }
  return extracts;
}

function checkedExtract(name: string, listing: UrlListing, table: CheckTable): Extracts {
  const checks = openAddresses(table);
  try {
    return addressFiles(name, listing, checks);
  } finally {
    checks.close();
  }
}
