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

/** Returns the row of an address that answered. @param about what is known of the answer. */
export function aliveRow(
  { id, url }: ListedImage,
  checked: string,
  about: {
    readonly status: number;
    readonly bytes: string;
    readonly type: string;
    readonly file?: string;
    readonly sha256?: string;
  },
): AddressRow {
  const { status, bytes, type, file = '', sha256 = '' } = about;
  const state: AddressState = 'alive';
  return {
    image_id: id,
    url,
    state,
    reason: '',
    status: String(status),
    checked,
    bytes,
    type,
    file,
    sha256,
    detail: '',
  };
}

/** Returns the row of an address that failed. @param previous row, whose file stays where it is. */
export function faultRow(
  { id, url }: ListedImage,
  checked: string,
  { reason, status, message }: FetchFault,
  previous?: AddressRow,
): AddressRow {
  return {
    image_id: id,
    url,
    state: stateOfFault(reason),
    reason,
    status: status === undefined ? '' : String(status),
    checked,
    bytes: '',
    type: '',
    file: previous?.file ?? '',
    sha256: previous?.sha256 ?? '',
    detail: message,
  };
}
