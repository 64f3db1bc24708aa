import type { ImageCredit } from '../../../src/domain/pictures/picture.ts';
import { parseWebAddress } from '../../../src/format/web-address.ts';
import { decodeText, InputError, type InputFile, shown } from '../text/input.ts';
import { ADDRESS_COLUMNS, type AddressRow, CREDIT_COLUMNS } from './address-table.ts';
import { ADDRESS_STATES } from './fetch-fault.ts';
import { readGrownRows } from './growing-table.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Reads a table of credits by image id. @throws InputError for a file that is none, and for a link that is no address. */
export function readCredits(file: InputFile): Map<string, ImageCredit> {
  const rows = readRows(file, CREDIT_COLUMNS, ['image_id', 'author', 'licence']);
  const address = (id: string, text: string): string | undefined => {
    if (text === '') return undefined;
    if (parseWebAddress(text) !== undefined) return text;
    throw refusal(file, `an address with http or https in the row of ${id}`, text);
  };
  return new Map(
    [...rows].map(([id, row]) => [
      id,
      {
        url: address(id, row.url) ?? '',
        page: address(id, row.page),
        title: row.title,
        author: row.author,
        authorUrl: address(id, row.author_url),
        licence: row.licence,
        licenceUrl: address(id, row.licence_url),
      },
    ]),
  );
}

/** Reads a table of addresses by image id. @throws InputError for a file that is none, and for a state or a date that is none. */
export function readAddresses(file: InputFile): Map<string, AddressRow> {
  const rows = readRows(file, ADDRESS_COLUMNS, ['image_id', 'url', 'state', 'checked']);
  for (const { image_id: id, state, checked } of rows.values()) {
    if (!(ADDRESS_STATES as readonly string[]).includes(state))
      throw refusal(file, `one of the states ${ADDRESS_STATES.join(', ')} in the row of ${id}`, state);
    if (!DATE.test(checked)) throw refusal(file, `a date such as 2026-12-01 in the row of ${id}`, checked);
  }
  return rows;
}

function readRows<C extends string>(
  file: InputFile,
  columns: readonly C[],
  needed: readonly C[],
): Map<string, Readonly<Record<C, string>>> {
  const text = decodeText(file);
  const names = text.slice(0, text.indexOf('\n')).split('\t');
  const missing = needed.filter((column) => !names.includes(column));
  if (missing.length > 0) throw refusal(file, `a head with the columns ${needed.join(', ')}`, names.join(', '));
  // A fetch that was killed may have left a line without its end.
  return readGrownRows(text.slice(0, text.lastIndexOf('\n') + 1), columns);
}

function refusal({ name }: InputFile, expected: string, came: string): InputError {
  return new InputError({ file: name }, { expected, came: shown(came), advice: 'Correct it, or fetch again.' });
}
