import path from 'node:path';
import { type ArgsDef, type CommandDef, defineCommand, type ParsedArgs, runMain, showUsage } from 'citty';
import { fileFault, isSystemError } from '../src/store/file-fault.ts';
import { StoreError } from '../src/store/store-error.ts';
import { formatCount } from '../src/view/numbers.ts';
import { nearest } from './pipeline/datasets/nearest.ts';
import { InputError, shown } from './pipeline/text/input.ts';

/** Handling of the words that a user gave a command, the same for all commands. */

/**
 * Returns a path as the user means it: relative to where the command was given, also where npm has gone elsewhere.
 *
 * @throws InputError for an empty one, which would be the folder of the command itself.
 */
export function userPath(given: string): string {
  if (given.trim() === '')
    throw new InputError('the command', {
      expected: 'a path',
      came: 'an empty one',
      advice: 'Write . for the folder that you are in.',
    });
  return path.resolve(process.env['INIT_CWD'] ?? '', given);
}

/** An option with a value. @param valueHint what stands for the value in the help. */
export const text = (valueHint: string, description: string) => ({ type: 'string', valueHint, description }) as const;

/** An option that is off unless it is given. */
export const flag = (description: string) => ({ type: 'boolean', description, default: false }) as const;

/** A word without a dash. */
export const word = (description: string) => ({ type: 'positional', description, required: false }) as const;

/** Parses a whole number. @throws InputError naming the option. */
export function wholeNumber(option: string, given: string, [least, most]: readonly [number, number]): number {
  const number = /^-?\d{1,12}$/.test(given) ? Number(given) : NaN;
  if (number >= least && number <= most) return number;
  throw new InputError(`--${option}`, {
    expected: `a whole number from ${formatCount(least)} to ${formatCount(most)}`,
    came: shown(given),
    advice: 'Correct it.',
  });
}

/**
 * Refuses options and words that a command does not know.
 *
 * @param command what the user wrote to run it, such as `npm run data`.
 * @throws InputError naming the option that was most likely meant.
 */
export function checkKnown(
  given: Readonly<Record<string, unknown>> & { readonly _: readonly string[] },
  args: Readonly<Record<string, { readonly type?: string | undefined }>>,
  command = 'npm run data',
): void {
  const options = Object.keys(args).filter((name) => args[name]!.type !== 'positional');
  const known = new Set([...Object.keys(args), ...options.map(camelCase)]);
  const strange = Object.keys(given).filter((name) => name !== '_' && !known.has(name));
  const words = given._.slice(Object.keys(args).length - options.length);
  if (strange.length === 0 && words.length === 0) return;
  const near = strange[0] === undefined ? undefined : nearest(strange[0], options);
  throw new InputError(command, {
    expected: `the options ${options.map((name) => `--${name}`).join(', ')}`,
    came: [...strange.map((name) => `--${name}`), ...words].join(', '),
    advice: near === undefined ? `${command} -- --help lists them.` : `Did you mean --${near}?`,
  });
}

/**
 * Defines a command that refuses options it does not know, and whose refusals end it in one sentence.
 *
 * @param name what the user writes to run it, such as `npm run data -- list`.
 * @param words given if it takes any number of words.
 */
export function defineStrict<const A extends ArgsDef>(
  name: string,
  description: string,
  args: A,
  run: (given: ParsedArgs<A>) => Promise<void>,
  words?: 'words',
): CommandDef {
  const command = defineCommand({
    meta: { name, description },
    args,
    run: ({ args: given }) =>
      orRefuse(async () => {
        checkKnown(words ? { ...given, _: [] } : given, args);
        await run(given);
      }),
  });
  // Commands of any options are in one table.
  return command as unknown as CommandDef;
}

/** Commands by the word that follows the name of their group. */
export interface CommandGroup {
  /** Text that the user writes before the word, such as `npm run data --`. */
  readonly name: string;
  /** Command that runs where no word follows. */
  readonly alone: CommandDef;
  readonly commands: Readonly<Record<string, CommandDef | CommandGroup>>;
}

/** Defines a group that shows its commands where none is named. */
export function defineGroup(name: string, description: string, commands: CommandGroup['commands']): CommandGroup {
  return { name, alone: defineStrict(name, description, {}, () => Promise.resolve()), commands };
}

/** Runs the command that the first word names; another word is refused with the one that was most likely meant. */
export async function runGroup(group: CommandGroup, [first = '', ...rest]: readonly string[]): Promise<void> {
  const { name, alone, commands } = group;
  const found = Object.hasOwn(commands, first) ? commands[first]! : undefined;
  if (found !== undefined) return 'commands' in found ? runGroup(found, rest) : runMain(found, { rawArgs: rest });
  const takesOptions = Object.keys(alone.args ?? {}).length > 0;
  if (first === '' || first.startsWith('-')) {
    const rawArgs = first !== '' ? [first, ...rest] : takesOptions ? [] : ['--help'];
    return runMain(alone, { rawArgs, showUsage: () => showUsage(withCommands(group)) });
  }
  const near = nearest(first, Object.keys(commands));
  await orRefuse(() => {
    throw new InputError(name.replace(/ --$/, ''), {
      expected: Object.keys(commands).join(', ') + (takesOptions ? ', or options alone' : ''),
      came: shown(first),
      advice: near === undefined ? `${name} --help describes them.` : `Did you mean ${near}?`,
    });
  });
}

function withCommands({ alone, commands }: CommandGroup): CommandDef {
  const subCommands = Object.entries(commands).map(([name, one]) => [name, 'commands' in one ? one.alone : one]);
  return { ...alone, subCommands: Object.fromEntries(subCommands) as Record<string, CommandDef> };
}

/**
 * Returns a name that there is.
 *
 * @param place what the user calls the word, such as `NAME`.
 * @param kind noun of what is named, in the plural.
 * @param lister the command that lists the names.
 * @throws InputError naming the one that was most likely meant.
 */
export function knownName(
  name: string | undefined,
  names: Iterable<string>,
  { place = 'NAME', kind, lister }: { readonly place?: string; readonly kind: string; readonly lister: string },
): string {
  const known = [...names];
  if (name !== undefined && known.includes(name)) return name;
  const near = name === undefined ? undefined : nearest(name, known);
  throw new InputError(place, {
    expected: `one of the ${kind} ${known.join(', ')}`,
    came: name === undefined ? 'none' : shown(name),
    advice: near === undefined ? `${lister} shows them.` : `Did you mean ${near}?`,
  });
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
