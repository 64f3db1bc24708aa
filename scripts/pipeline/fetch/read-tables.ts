import type { ImageCredit } from '../../../src/domain/pictures/picture.ts';
import { parseWebAddress } from '../../../src/format/web-address.ts';
import { decodeText, InputError, type InputFile, shown } from '../text/input.ts';
import { ADDRESS_COLUMNS, type AddressRow, CREDIT_COLUMNS } from './address-table.ts';
import type { CheckTable } from '../builds/inputs.ts';
import { ADDRESS_STATES } from './fetch-fault.ts';
import { type Row, RowTable } from './row-table.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Reads a table of credits by image id. @throws InputError for a file that is none, and for a link that is no address. */
export function readCredits(file: InputFile): Map<string, ImageCredit> {
  const rows = readRows(file, CREDIT_COLUMNS, ['image_id', 'author', 'licence']);
  const address = (id: string, text: string): string | undefined => {
    if (text === '') return undefined;
    if (parseWebAddress(text) !== undefined) return text;
    throw refusal(file.name, `an address with http or https in the row of ${id}`, text);
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

/** Opened table of checked addresses. */
export interface CheckedAddresses {
  /** Finds the row of an image. @throws InputError for a state or a date that is none. */
  find(id: string): AddressRow | undefined;
  close(): void;
}

/** Opens a table of addresses, whose rows stay in the file. @throws InputError for a file without the needed columns. */
export function openAddresses({ path, name }: Pick<CheckTable, 'path' | 'name'>): CheckedAddresses {
  const table = new RowTable(path, ADDRESS_COLUMNS);
  checkHead(name, table.names, ['image_id', 'url', 'state', 'checked']);
  return {
    find: (id) => {
      const row = table.find(id);
      if (row === undefined) return undefined;
      if (!(ADDRESS_STATES as readonly string[]).includes(row.state))
        throw refusal(name, `one of the states ${ADDRESS_STATES.join(', ')} in the row of ${id}`, row.state);
      if (!DATE.test(row.checked)) throw refusal(name, `a date such as 2026-12-01 in the row of ${id}`, row.checked);
      return row;
    },
    close: () => table.close(),
  };
}

/** Reads a table by its first column. @throws InputError for a file without the needed columns. */
function readRows<C extends string>(file: InputFile, columns: readonly C[], needed: readonly C[]): Map<string, Row<C>> {
  const [head = '', ...lines] = decodeText(file).split('\n');
  lines.pop(); // a fetch that was killed may have left a line without its end
  const names = head.split('\t');
  checkHead(file.name, names, needed);
  const places = columns.map((column) => names.indexOf(column));
  const rows = lines.map((line) => {
    const fields = line.split('\t');
    const row = Object.fromEntries(columns.map((column, i) => [column, fields[places[i]!] ?? '']));
    return [fields[0]!, row as Row<C>] as const;
  });
  return new Map(rows);
}

function checkHead(name: string, names: readonly string[], needed: readonly string[]): void {
  const missing = needed.filter((column) => !names.includes(column));
  if (missing.length > 0) throw refusal(name, `a head with the columns ${needed.join(', ')}`, names.join(', '));
}

function refusal(file: string, expected: string, came: string): InputError {
  return new InputError(file, { expected, came: shown(came), advice: 'Correct it, or fetch again.' });
}
