import { BALANCES, type CutRule, FAMILIARITIES } from '../../domain/class-set/cut-rule.ts';
import { parseWnid } from '../../domain/wordnet/wnid.ts';
import { formatCount } from '../numbers.ts';
import { withQuery } from '../urls.ts';

/** Ways to cut. */
export const CUTS = ['balanced', 'even', 'least', 'depth', 'super'] as const;
/** One way. */
export type CutKind = (typeof CUTS)[number];

/** A number that the form asks for. */
interface NumberField {
  /** Query parameter. */
  readonly name: string;
  /** Label on the page. */
  readonly label: string;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** The numbers of the form. In labels, "images" stands for the unit of the dataset. */
export const CUT_NUMBERS = {
  count: { name: 'n', label: 'Classes', usual: 20, least: 1, most: 2000 },
  ownImages: { name: 'own', label: 'Own images per class, at least', usual: 500, least: 0, most: 1_000_000 },
  from: { name: 'from', label: 'From', usual: 0, least: 0, most: 99 },
  to: { name: 'to', label: 'To', usual: 99, least: 0, most: 99 },
  least: { name: 'least', label: 'Images per class, at least', usual: 20_000, least: 1, most: 100_000_000 },
  depth: { name: 'depth', label: 'Depth', usual: 9, least: 0, most: 99 },
  k: { name: 'k', label: 'Subclasses per superclass', usual: 4, least: 1, most: 500 },
} as const satisfies Readonly<Record<string, NumberField>>;
/** Name of a number field in the form of a cut. */
export type CutNumber = keyof typeof CUT_NUMBERS;

/** Maximum number of synsets that one address rules out. */
const MOST_RULED_OUT = 200;

/** Cut that an address describes. */
export interface CutQuestion extends Readonly<Record<CutNumber, number>> {
  /** Text that names the synset to cut, as sent. */
  readonly below: string;
  readonly cut: CutKind;
  readonly balance: CutRule['balance'];
  readonly familiar: CutRule['familiar'];
  /** Wnids that may be no class. */
  readonly not: readonly string[];
}

/** The question of an address, and the values that could not be used as written. */
export interface ReadQuestion {
  readonly question: CutQuestion;
  /** Whether the address gives a depth itself. */
  readonly hasDepth: boolean;
  /** A sentence for each value that was replaced. */
  readonly notices: readonly string[];
}

/** Reads the question of an address; a value that is missing or invalid is replaced by the default, one out of range by the nearest. */
export function readCutQuestion(query: URLSearchParams): ReadQuestion {
  const notices: string[] = [];
  const number = (key: CutNumber): number => {
    const { name, label, usual, least, most } = CUT_NUMBERS[key];
    const text = (query.get(name) ?? '').trim();
    if (text === '') return usual;
    const value = /^\d+$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : usual;
    if (String(value) !== text.replace(/^0+(?=\d)/, ''))
      notices.push(
        `${label}: expected a whole number from ${formatCount(least)} to ${formatCount(most)}, came “${text.slice(0, 40)}”. ${formatCount(value)} is used.`,
      );
    return value;
  };
  const choice = <T extends string>(label: string, name: string, choices: readonly [T, ...T[]], usual: T): T => {
    const text = query.get(name) ?? '';
    const chosen = choices.find((one) => one === text);
    if (chosen === undefined && text !== '')
      notices.push(`${label}: expected ${choices.join(', ')}, came “${text.slice(0, 40)}”. ${usual} is used.`);
    return chosen ?? usual;
  };
  const ruledOut = (query.get('not') ?? '').split('.').filter((text) => text !== '');
  const not = ruledOut.filter((text) => parseWnid(text) !== undefined).slice(0, MOST_RULED_OUT);
  if (not.length < ruledOut.length)
    notices.push(
      `Not this: expected at most ${formatCount(MOST_RULED_OUT)} wnids with points between, such as n02084071.n02121620. ${formatCount(ruledOut.length - not.length)} of ${formatCount(ruledOut.length)} are ignored.`,
    );
  const question: CutQuestion = {
    below: (query.get('below') ?? 'animal').trim().slice(0, 200),
    cut: choice('Way to cut', 'cut', CUTS, 'balanced'),
    count: number('count'),
    balance: choice('Balance by', 'by', BALANCES, 'images'),
    familiar: choice('Familiar names', 'names', FAMILIARITIES, 'prefer'),
    ownImages: number('ownImages'),
    from: number('from'),
    to: number('to'),
    least: number('least'),
    depth: number('depth'),
    k: number('k'),
    not,
  };
  return { question, hasDepth: (query.get('depth') ?? '').trim() !== '', notices };
}

/** Returns the address of a cut; values that its way does not use are left out. */
export function cutQuestionUrl(question: CutQuestion, dataset: string | undefined): string {
  const { below, cut, balance, familiar, not } = question;
  const number = (key: CutNumber, isUsed: boolean): number | undefined =>
    isUsed && question[key] !== CUT_NUMBERS[key].usual ? question[key] : undefined;
  const isBalanced = cut === 'balanced';
  return withQuery('/cut', {
    below,
    n: isBalanced || cut === 'even' ? question.count : undefined,
    cut: isBalanced ? undefined : cut,
    by: isBalanced && balance !== 'images' ? balance : undefined,
    names: isBalanced && familiar !== 'prefer' ? familiar : undefined,
    own: number('ownImages', isBalanced),
    from: number('from', isBalanced),
    to: number('to', isBalanced),
    least: number('least', cut === 'least'),
    depth: cut === 'depth' || cut === 'super' ? question.depth : undefined,
    k: number('k', cut === 'super'),
    not: not.length === 0 ? undefined : not.join('.'),
    dataset,
  });
}
