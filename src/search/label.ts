/** How a label or a phrase, as another tool or a person writes it, is read as alternatives of words. */

/** One thing that a label may name. */
export interface LabelReading {
  /** Its name, as written. */
  readonly text: string;
  /** A hint that tells senses apart: what stood in brackets. */
  readonly hint: string | undefined;
}

/** Alternatives beyond these are not looked for. */
const MOST_READINGS = 6;

const KEY = /^\s*(?:class|label|category|object|name|tag|type|concept|keyword)(?:_?name)?\s*[:=]\s*/i;
const IMAGE_FILE = /^(?:.*[\\/])?([^\\/]+)\.(?:jpe?g|png|gif|bmp|webp|tiff?|avif|heic)$/i;
const BRACKETS = /^(.*?)[\s_]*[([{]\s*([^()[\]{}]+?)\s*[)\]}]\s*(.*)$/;
const NUMBERING = /[\s_-]+\d+$|^\d+[\s_.:-]+/g;
const ALTERNATIVES = /\s*(?:[/|;,+&\n\\]|\s(?:or|and|und|vs\.?)\s|_(?:or|and)_)\s*/i;
const FRAME =
  /^(?:an?|the|some)?[\s_]*(?:close[\s_-]*up\s+)?(?:photo(?:graph)?s?|pictures?|pics?|images?|drawings?|sketch(?:es)?|paintings?|illustrations?|renderings?|cartoons?)\s+of\s+/i;
const CAMEL = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/**
 * Reads a label: the alternatives that it names, each with its hint.
 *
 * `class: notebook/laptop` gives *notebook* and *laptop*; `mouse (animal)` gives *mouse* with the hint *animal*;
 * `img/PottedPlant_001.jpg` gives *Potted Plant*; `a photo of a cat` gives *a cat*.
 */
export function readLabel(text: string): LabelReading[] {
  let rest = text.trim().replace(/^["'“”‘’`]+|["'“”‘’`.!?]+$/g, '');
  const [, name] = IMAGE_FILE.exec(rest) ?? [];
  rest = (name ?? rest).replace(KEY, '').replace(FRAME, '');
  const [, before, hint, after] = BRACKETS.exec(rest) ?? [];
  if (before !== undefined && hint !== undefined) rest = `${before} ${after ?? ''}`.trim() || hint;
  const parts = rest
    .split(ALTERNATIVES)
    .map((part) => part.replace(NUMBERING, '').replace(CAMEL, ' ').replaceAll('_', ' ').trim())
    .filter((part) => part !== '');
  return parts.slice(0, MOST_READINGS).map((part) => ({ text: part, hint: rest === hint ? undefined : hint }));
}

/**
 * Returns true if a text looks like a label: it has a key, brackets, alternatives, a file's ending, numbering or
 * capitals inside a word.
 */
export function isLabel(text: string): boolean {
  const readings = readLabel(text);
  const [first] = readings;
  return readings.length > 1 || (first !== undefined && (first.hint !== undefined || first.text !== text.trim()));
}

const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/our/, 'or'],
  [/(?<=[cdlmnbvp])or(?=$|s$|e|i)/, 'our'],
  [/tre(s?)$/, 'ter$1'],
  [/ter(s?)$/, 'tre$1'],
  [/bre(s?)$/, 'ber$1'],
  [/is(?=e|ing|ation|er)/, 'iz'],
  [/iz(?=e|ing|ation|er)/, 'is'],
  [/ys(?=e)/, 'yz'],
  [/ae/, 'e'],
  [/oe/, 'e'],
  [/ogue/, 'og'],
  [/og$/, 'ogue'],
  [/gr[ae]y/, 'gray'],
  [/gray/, 'grey'],
  [/tyre/, 'tire'],
  [/kerb/, 'curb'],
  [/plough/, 'plow'],
  [/sulph/, 'sulf'],
  [/pyjama/, 'pajama'],
  [/moustache/, 'mustache'],
  [/aluminium/, 'aluminum'],
  [/cheque/, 'check'],
  [/doughnut/, 'donut'],
  [/(?<=[aeiou])ll(?=e|i)/, 'l'],
  [/(?<=[aeiou])l(?=er|ed|ing)/, 'll'],
  [/yogh?o?urt/, 'yogurt'],
  [/ence$/, 'ense'],
  [/ense$/, 'ence'],
];

/** Returns the spellings that a word may have on the other side of the Atlantic; nothing says that they are words. */
export function otherSpellings(word: string): string[] {
  const spellings = VARIANTS.map(([from, to]) => word.replace(from, to));
  return [...new Set(spellings)].filter((spelling) => spelling !== word);
}
