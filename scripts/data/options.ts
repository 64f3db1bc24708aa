import { DEFAULT_FOLDERS } from '../pipeline/builds/ensure-data.ts';

/** Options that all commands over data have in common. */

/** Options that all commands have. */
export const FOLDERS = {
  data: {
    type: 'string',
    valueHint: 'DIR',
    description: 'Folder of declarations and tables; data/README.md describes it.',
    default: DEFAULT_FOLDERS.data,
  },
  out: {
    type: 'string',
    valueHint: 'DIR',
    description: 'Folder that builds are written to.',
    default: DEFAULT_FOLDERS.out,
  },
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
export const NAME = {
  name: { type: 'positional', description: 'Name of the dataset, which stands in addresses.', required: false },
} as const;
