import { formatCount } from '../../src/view/numbers.ts';
import { userPath } from '../command-line.ts';
import { InputError, shown } from '../pipeline/text/input.ts';
import { DEFAULT_FOLDERS } from '../pipeline/builds/ensure-data.ts';

/** Options that commands over data have in common. */

/** An option with a value. @param valueHint what stands for the value in the help. */
export const text = (valueHint: string, description: string) => ({ type: 'string', valueHint, description }) as const;

/** A word without a dash. */
export const word = (description: string) => ({ type: 'positional', description, required: false }) as const;

/** Options that all commands have. */
export const FOLDERS = {
  data: {
    ...text('DIR', 'Folder of declarations and tables; data/README.md describes it.'),
    default: DEFAULT_FOLDERS.data,
  },
  out: { ...text('DIR', 'Folder that builds are written to.'), default: DEFAULT_FOLDERS.out },
} as const;

/** The option of commands that build. */
export const PICTURES = {
  pictures: {
    type: 'boolean',
    description: 'Draw the small pictures too.',
    negativeDescription: 'Leave the pictures as they are.',
    default: true,
  },
} as const;

/** The dataset that a command is about. */
export const NAME = { name: word('Name of the dataset, which stands in addresses.') } as const;

/** Returns the user's folders of data and of builds. */
export function userFolders(given: { readonly data: string; readonly out: string }): { data: string; out: string } {
  return { data: userPath(given.data), out: userPath(given.out) };
}

/** Advice after a change of the build. */
export const SERVER_NOTE =
  'A running server shows it after kill -HUP PID, or by itself with RELOAD_SECONDS; else start one: npm start';

/** Parses a whole number. @throws InputError naming the option. */
export function wholeNumber(option: string, given: string, [least, most]: readonly [number, number]): number {
  const number = /^-?\d{1,9}$/.test(given) ? Number(given) : NaN;
  if (number >= least && number <= most) return number;
  throw new InputError(`--${option}`, {
    expected: `a whole number from ${formatCount(least)} to ${formatCount(most)}`,
    came: shown(given),
    advice: 'Correct it.',
  });
}

/** Parses the rank of a dataset or class list. */
export function parseRank(given: string): number {
  return wholeNumber('rank', given, [-999_999_999, 999_999_999]);
}
