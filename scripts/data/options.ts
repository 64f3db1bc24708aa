import { text, userPath, wholeNumber, word } from '../command-line.ts';
import { DEFAULT_FOLDERS } from '../pipeline/builds/ensure-data.ts';

/** Options that commands over data have in common. */

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
export const NAME = { name: word('Name of the dataset, part of its addresses.') } as const;

/** Returns the user's folders of data and of builds. */
export function userFolders(given: { readonly data: string; readonly out: string }): { data: string; out: string } {
  return { data: userPath(given.data), out: userPath(given.out) };
}

/** Advice after a change of the build. */
export const SERVER_NOTE =
  'A running server shows it after kill -HUP PID, or by itself with RELOAD_SECONDS; else start one: npm start';

/** Parses the rank of a dataset or class list. */
export function parseRank(given: string): number {
  return wholeNumber('rank', given, [-999_999_999, 999_999_999]);
}
