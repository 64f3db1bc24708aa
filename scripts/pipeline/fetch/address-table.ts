import { type AddressState, type FetchFault, stateOfFault } from './fetch-fault.ts';

/** Columns of the table of addresses: what was asked of each, and what came. */
export const ADDRESS_COLUMNS = [
  'image_id',
  'url',
  'state',
  'reason',
  'status',
  'checked',
  'bytes',
  'type',
  'file',
  'sha256',
  'detail',
] as const;

/** A row of the table of addresses; fields are empty where nothing is known. */
export type AddressRow = Readonly<Record<(typeof ADDRESS_COLUMNS)[number], string>>;

/** Columns of the table of credits: what the collection says of each image. */
export const CREDIT_COLUMNS = [
  'image_id',
  'url',
  'page',
  'title',
  'author',
  'author_url',
  'licence',
  'licence_url',
  'copy',
  'width',
  'height',
  'sha1',
] as const;

/** A row of the table of credits. */
export type CreditRow = Readonly<Record<(typeof CREDIT_COLUMNS)[number], string>>;

/** An image of a list of addresses. */
export interface ListedImage {
  readonly id: string;
  readonly url: string;
}

/** Fields of which nothing is known. */
const UNKNOWN = { reason: '', status: '', bytes: '', type: '', file: '', sha256: '', detail: '' };

/** Returns the row of an address that answered. @param about what is known of the answer. */
export function aliveRow(
  { id, url }: ListedImage,
  checked: string,
  {
    status,
    ...about
  }: { readonly status: number } & Pick<AddressRow, 'bytes' | 'type'> & Partial<Pick<AddressRow, 'file' | 'sha256'>>,
): AddressRow {
  return {
    ...UNKNOWN,
    image_id: id,
    url,
    state: 'alive' satisfies AddressState,
    status: String(status),
    checked,
    ...about,
  };
}

/** Returns the row of an address that failed. @param previous row, whose file stays where it is. */
export function faultRow(
  { id, url }: ListedImage,
  checked: string,
  { reason, status, message }: FetchFault,
  { file, sha256 }: Pick<AddressRow, 'file' | 'sha256'> = UNKNOWN,
): AddressRow {
  const state = stateOfFault(reason);
  return {
    ...UNKNOWN,
    image_id: id,
    url,
    state,
    reason,
    status: String(status),
    checked,
    file,
    sha256,
    detail: message,
  };
}
