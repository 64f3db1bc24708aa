import { LEFT_OUT, type LeftOutReason } from '../../../src/format/lists/image-list.ts';
import type { Holding } from '../datasets/holdings.ts';
import type { IdentifierReader } from '../datasets/identifiers.ts';
import { skipOrRefuseUnknown } from '../datasets/unknown-synsets.ts';
import { Findings } from '../text/findings.ts';
import { InputError, shown, shownPath } from '../text/input.ts';
import type { LeftOut } from './line-account.ts';
import type { UrlListing } from './url-lists.ts';

/** Checks what became of the lines of a list. @throws InputError for unknown synsets, and where no line is left. */
export function checkListing(
  { lines, leftOut, unknown }: UrlListing,
  holding: Holding,
  identifiers: IdentifierReader,
  skipUnknown: boolean,
): void {
  if (!skipUnknown) skipOrRefuseUnknown(unknown, false, identifiers, new Findings());
  const reasons = Object.entries(leftOut) as [LeftOutReason, LeftOut][];
  if (unknown.length > 0 || sumOf(reasons.map(([, left]) => left.lines)) < lines) return;
  const counted = reasons.map(([reason, left]) => `${String(left.lines)} × ${LEFT_OUT[reason]}`);
  const [example] = reasons.flatMap(([, { examples }]) => examples);
  throw new InputError(shownPath(holding.path), {
    expected: 'addresses that begin with http:// or https://',
    came: `${String(lines)} line${lines === 1 ? '' : 's'} and no such address (${counted.join(', ')})${example === undefined ? '' : `, such as ${shown(example.text)}`}`,
    advice: 'Correct the addresses; docs/forms.md shows every form.',
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
