import type { Columns } from '../columns.ts';
import type { Slice } from '../taxonomy/descendants.ts';
import { Tally } from '../taxonomy/tally.ts';

/** Result of a check of image addresses; unchecked addresses are not counted. */
export interface AddressCheck {
  /** Addresses that were asked. */
  readonly asked: number;
  /** Number of addresses that gave an image. */
  readonly alive: number;
  /** Number of addresses that gave no image, or a placeholder. */
  readonly dead: number;
  /** ISO dates of the first and of the last time that one of the dataset was asked. */
  readonly from: string;
  readonly to: string;
}

/** Numbers of addresses by node. */
export const ADDRESSES_SCHEMA = {
  asked: 'u32',
  alive: 'u32',
  dead: 'u32',
} as const;
/** The columns of {@link ADDRESSES_SCHEMA}. */
export type AddressColumns = Columns<typeof ADDRESSES_SCHEMA>;

/** The states of a dataset's addresses, with their sums over any set of synsets. */
export class AddressStates {
  /** All addresses of the dataset. */
  readonly total: AddressCheck;
  readonly #tallies: Readonly<Record<keyof AddressColumns, Tally>>;

  /** @param level instance edges above each node. */
  constructor(total: AddressCheck, { asked, alive, dead }: AddressColumns, level: Uint8Array) {
    this.total = total;
    this.#tallies = { asked: new Tally(asked, level), alive: new Tally(alive, level), dead: new Tally(dead, level) };
  }

  /** Returns the states of the addresses of some synsets; `undefined` if none of them was asked. */
  checkOf(slices: readonly Slice[]): AddressCheck | undefined {
    const { asked, alive, dead } = this.#tallies;
    const count = asked.sum(slices);
    if (count === 0) return undefined;
    const { from, to } = this.total;
    return { asked: count, alive: alive.sum(slices), dead: dead.sum(slices), from, to };
  }
}
