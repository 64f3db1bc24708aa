import path from 'node:path';
import { fileFault, isSystemError } from '../src/store/file-fault.ts';
import { StoreError } from '../src/store/store-error.ts';
import { nearest } from './pipeline/datasets/nearest.ts';
import { InputError } from './pipeline/text/input.ts';

/** What all commands do with the words that a user gave them. */

/**
 * Returns a path as the user means it: relative to where the command was given, also where npm has gone elsewhere.
 *
 * @throws InputError for an empty one, which would be the folder of the command itself.
 */
export function userPath(given: string): string {
  if (given.trim() === '')
    throw new InputError(
      { file: 'the command' },
      { expected: 'a path', came: 'an empty one', advice: 'Write . for the folder that you are in.' },
    );
  return path.resolve(process.env['INIT_CWD'] ?? '', given);
}

/**
 * Refuses options and words that a command does not know.
 *
 * @param command what the user wrote to run it, such as `npm run data`.
 * @throws InputError naming the option that was most likely meant.
 */
export function checkKnown(
  given: Readonly<Record<string, unknown>> & { readonly _: readonly string[] },
  args: Readonly<Record<string, { readonly type: string }>>,
  command = 'npm run data',
): void {
  const options = Object.keys(args).filter((name) => args[name]!.type !== 'positional');
  const known = new Set([...Object.keys(args), ...options.map(camelCase)]);
  const strange = Object.keys(given).filter((name) => name !== '_' && !known.has(name));
  const words = given._.slice(Object.keys(args).length - options.length);
  if (strange.length === 0 && words.length === 0) return;
  const near = strange[0] === undefined ? undefined : nearest(strange[0], options);
  throw new InputError(
    { file: command },
    {
      expected: `the options ${options.map((name) => `--${name}`).join(', ')}`,
      came: [...strange.map((name) => `--${name}`), ...words].join(', '),
      advice: near === undefined ? `${command} -- --help lists them.` : `Did you mean --${near}?`,
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
