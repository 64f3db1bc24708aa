import { parseArgs } from 'node:util';

/**
 * Reads the arguments of the commands that serve: `--workers N` sets the variable `WORKERS`.
 *
 * @throws Error that says which there are, if another came.
 */
export function serverArguments(args: readonly string[]): { readonly WORKERS?: string } {
  try {
    const { workers } = parseArgs({ args: [...args], options: { workers: { type: 'string' } } }).values;
    return workers === undefined ? {} : { WORKERS: workers };
  } catch (error) {
    throw new Error(
      `Expected no arguments but --workers N, came ${args.join(' ')}. Everything else is set by environment variables; README.md lists them.`,
      { cause: error },
    );
  }
}
