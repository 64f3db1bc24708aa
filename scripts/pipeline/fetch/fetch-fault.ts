/** Reasons why an address gives no image, by their names in tables. */
export const FETCH_FAULTS = {
  'bad-address': 'is no address that can be asked',
  'private-network': 'leads to a private network',
  'other-host': 'leads to a host that the dataset does not have; --redirect-to HOST accepts one',
  'redirect-loop': 'redirects too often',
  gone: 'is not there any more (404 or 410)',
  deleted: 'has been deleted from Wikimedia Commons',
  refused: 'is refused by its host (another 4xx, or a redirect to nowhere)',
  busy: 'is on a host that asks to wait, for too long or too often (429 or 503)',
  'server-error': 'fails on its host (another status from 500 on, or an answer that is not HTTP)',
  'no-host': 'has a host that cannot be found or reached',
  'cut-off': 'was cut off before its end',
  'time-out': 'did not answer in time',
  empty: 'has no bytes',
  'too-large': 'has more bytes or pixels than an image here may have',
  'no-image': 'is no image',
  truncated: 'ends before the image does',
  corrupt: 'begins as an image and goes on as none',
  placeholder: 'is a picture that stands for one no longer available',
} as const;

/** One reason. */
export type FetchFaultReason = keyof typeof FETCH_FAULTS;

/** State of an address. */
export const ADDRESS_STATES = ['alive', 'dead', 'placeholder', 'unclear'] as const;
/** One state. */
export type AddressState = (typeof ADDRESS_STATES)[number];

/** Reasons that say nothing of the image itself, but of its host or of those that a run may ask: the next run asks again. */
const UNCLEAR: ReadonlySet<FetchFaultReason> = new Set<FetchFaultReason>([
  'busy',
  'server-error',
  'no-host',
  'cut-off',
  'time-out',
  'refused',
  'private-network',
  'other-host',
]);

/** Returns true for a fault that another run may not have. */
export function isRepeated(reason: string): boolean {
  return UNCLEAR.has(reason as FetchFaultReason);
}

/** Returns the state of an address that failed. */
export function stateOfFault(reason: FetchFaultReason): AddressState {
  if (reason === 'placeholder') return 'placeholder';
  return UNCLEAR.has(reason) ? 'unclear' : 'dead';
}

/** The failure of one address; it is counted and never ends a run. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault';
  readonly reason: FetchFaultReason;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;

  constructor(reason: FetchFaultReason, detail = '', status?: number) {
    super(detail);
    this.reason = reason;
    this.status = status;
  }
}
