/** Words of a phrase that name nothing by themselves. */
export const COMMON: ReadonlySet<string> = new Set(
  'a an the of in on at to for from with without by and or no not very some any my your his her its our their this that these those is are be as into over under near next other various small large big little new old'.split(
    ' ',
  ),
);
/** Words that end the head of a phrase: `bottle of wine`. */
const PREPOSITIONS: ReadonlySet<string> = new Set('of in on at for from with without by near under over'.split(' '));

/** Verbs of scenes, which follow their subject: `cat sleeping on a sofa`. Those that mostly tell kinds apart, as in *fishing boat*, are not among them. */
const SCENE_VERBS: ReadonlySet<string> = new Set(
  'sitting standing walking running riding holding eating playing sleeping lying wearing carrying looking flying swimming jumping driving reading drinking cooking using making talking smiling waiting pulling pushing throwing catching hitting kicking climbing surfing skateboarding skiing grazing hanging leaning crossing pouring feeding washing brushing chasing performing watching resting dancing singing working serving'.split(
    ' ',
  ),
);

/** Words for a part or a view of the word before them: `car_side`, `dog head`. */
const SIDES: ReadonlySet<string> = new Set(
  'side front rear back top bottom head face body view closeup inside outside interior exterior'.split(' '),
);

/** A run of a phrase's words. */
export interface Span {
  readonly words: readonly string[];
  /** Whether it ends where the head of the phrase does: *table* of `dining room table`. */
  readonly endsAtHead: boolean;
  /** The other words that tell something, and the hint's. */
  readonly others: readonly string[];
}

/**
 * Returns all runs of a phrase's words that do not begin or end with a common word.
 *
 * The head ends before the first preposition or verb of a scene. After *of* the last word is a head as well, as in
 * `slice of bread`, and the object of a verb: `child eating ice cream`. Of three words the first and the last are a run as
 * well: *Canis familiaris* of `Canis lupus familiaris`.
 */
export function spansOf(words: readonly string[], hints: readonly string[]): Span[] {
  const heads = headsOf(words);
  const spans: Span[] = [];
  const isCommon = (at: number): boolean => COMMON.has(words[at]!) && words.length > 1;
  for (let from = 0; from < words.length; from++) {
    for (let to = words.length; to > from; to--) {
      if (isCommon(from) || isCommon(to - 1)) continue;
      const others = words.filter((word, at) => (at < from || at >= to) && !COMMON.has(word));
      spans.push({ words: words.slice(from, to), endsAtHead: heads.includes(to - 1), others: [...others, ...hints] });
    }
  }
  const [first, second, third] = words;
  if (words.some((word) => COMMON.has(word))) return spans;
  if (words.length === 2 && !SIDES.has(second!))
    spans.push({ words: [second!, first!], endsAtHead: true, others: hints });
  if (words.length === 3) spans.push({ words: [first!, third!], endsAtHead: true, others: [second!, ...hints] });
  return spans;
}

/** Returns the positions at which heads of a phrase end. */
function headsOf(words: readonly string[]): number[] {
  const last = words.length - 1;
  const border = words.findIndex((word, at) => at > 0 && (PREPOSITIONS.has(word) || SCENE_VERBS.has(word)));
  if (border === -1) return SIDES.has(words[last]!) ? [last - 1, last] : [last];
  const isRelated = words[border] !== 'of' && [border, border + 1].some((at) => PREPOSITIONS.has(words[at] ?? ''));
  return isRelated ? [border - 1] : [border - 1, last];
}
