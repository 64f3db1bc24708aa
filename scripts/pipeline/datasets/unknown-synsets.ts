import path from 'node:path';
import type { Findings } from '../text/findings.ts';
import type { IdentifierReader } from './identifiers.ts';
import { InputError, shownPlace } from '../text/input.ts';

/** An identifier that names no synset: its first line, if it is known, and the number of its lines. */
export interface UnknownSynset {
  readonly text: string;
  readonly file: string;
  readonly line?: number | undefined;
  readonly lines: number;
}

const NAMED = 5;

/**
 * Refuses unknown synsets, or reports them if the declaration skips them.
 *
 * @throws InputError for the first of them, naming the next few, with suggestions.
 */
export function skipOrRefuseUnknown(
  unknown: readonly UnknownSynset[],
  skip: boolean,
  identifiers: IdentifierReader,
  findings: Findings,
): void {
  const [first, ...others] = unknown;
  if (first === undefined) return;
  if (skip) {
    for (const { text, file, line, lines } of unknown)
      findings.add('W01', () => `${shownPlace(path.basename(file), line)}: ${identifiers.explain(text).came}`, lines);
    return;
  }
  const { came, advice, code } = identifiers.explain(first.text);
  const named = others
    .slice(0, NAMED)
    .map(({ text, line }) => (line === undefined ? text : `${text} on line ${String(line)}`));
  const rest = others.length > NAMED ? `, and ${String(others.length - NAMED)} more` : '';
  throw new InputError(first.file, {
    line: first.line,
    expected: `noun synsets of WordNet (${code})`,
    came: named.length === 0 ? came : `${came}; likewise ${named.join(', ')}${rest}`,
    advice: `${advice} Or skip such lines: --skip-unknown, "skipUnknown": true.`,
  });
}
