import path from 'node:path';
import { fileFault, isSystemError } from '../../src/store/file-fault.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { DEFAULT_FOLDERS } from '../pipeline/builds/ensure-data.ts';
import { InputError } from '../pipeline/text/input.ts';
import { nearest } from '../pipeline/datasets/nearest.ts';

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

/** A path as the user means it: relative to where the command was given, also where npm has gone elsewhere. */
export function userPath(given: string): string {
  return path.resolve(process.env['INIT_CWD'] ?? '', given);
}

/** Refuses options and words that a command does not know. @throws InputError naming the option that was most likely meant. */
export function checkKnown(
  given: Readonly<Record<string, unknown>> & { readonly _: readonly string[] },
  args: Readonly<Record<string, { readonly type: string }>>,
): void {
  const options = Object.keys(args).filter((name) => args[name]!.type !== 'positional');
  const known = new Set([...Object.keys(args), ...options.map(camelCase)]);
  const strange = Object.keys(given).filter((name) => name !== '_' && !known.has(name));
  const words = given._.slice(Object.keys(args).length - options.length);
  if (strange.length === 0 && words.length === 0) return;
  const near = strange[0] === undefined ? undefined : nearest(strange[0], options);
  throw new InputError(
    { file: 'npm run data' },
    {
      expected: `the options ${options.map((name) => `--${name}`).join(', ')}`,
      came: [...strange.map((name) => `--${name}`), ...words].join(', '),
      advice: near === undefined ? 'npm run data -- --help lists them.' : `Did you mean --${near}?`,
    },
  );
}

/** Runs a command. A refusal, also one of the system, ends it with exit code 1 and one sentence. */
export async function orRefuse(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const refusal = isSystemError(error) ? fileFault('a file', 'read', error) : error;
    if (!(refusal instanceof InputError || refusal instanceof StoreError)) throw error;
    console.error(refusal.message);
    process.exitCode = 1;
  }
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
