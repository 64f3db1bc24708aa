/** Reads a label or a phrase, as another tool or a person writes it, as alternatives of words. */

import { IMAGE_FILE } from './identifier.ts';

/** One thing that a label may name. */
export interface LabelReading {
  /** Text of the name as written. */
  readonly text: string;
  /** A hint that distinguishes senses: the text in brackets. */
  readonly hint: string | undefined;
}

/** Alternatives beyond these are not looked for. */
const MOST_READINGS = 6;

const QUOTES = /^["'“”‘’`<[{#]+|["'“”‘’`.!?>}]+$/g;
const KEY = /^\s*(?:class|label|category|object|name|tag|type|concept|keyword)(?:_?name)?\s*[:=]\s*["']?/i;
/** Endings that hashtags add to the name of a thing: `#catsofinstagram`. */
const TAIL = /(?<=^#\p{L}{3,}?)(?:s?of(?:instagram|insta|ig|theday)|stagram|lovers?)$/iu;
/** Endings of the labels of COCO-Stuff for what has no outline. */
const STUFF = /-(?:other|merged|stuff)(?=$|-)/gi;
/** A share that a classifier gave: `tabby: 0.93`, `tabby (93 %)`. */
const SHARE = /[\s:=,(]+(?:\d{1,3}\s?%|[01]?\.\d+)\)?$/;
const BRACKETS = /^(.*?)[\s_]*[([{]\s*([^()[\]{}]+?)\s*[)\]}]\s*(.*)$/;
const KIND_OF = /,\s*an?\s+(?:type|kind|breed|species|sort)\s+of\s+(.+)$/i;
const NUMBERING = /[\s_.:-]+\d+$|^\d+[\s_.:-]+/g;
const SIGNS = /\s*[/|;,+&\n\\]\s*/;
/** Words between alternatives where there is no sign: in `rug, black and gold spider` they are part of a name. */
const CONJUNCTIONS = /\s(?:or|and|und|vs\.?)\s|_(?:or|and)_/i;
const FRAME =
  /^(?:[a-z'-]+[\s_]+){0,4}?(?:photo(?:graph)?s?|pictures?|pics?|images?|drawings?|sketch(?:es)?|paintings?|illustrations?|renderings?|cartoons?|itap|art(?=[\s_]+of[\s_]+the\b))[\s_]+of[\s_]+/i;
const CAMEL = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;
/** A full stop between words, not after an initial. */
const STOP = /(?<=\p{L}{2})\.(?=\p{L}{2})/gu;

/** A name whose head comes first, as in catalogues: `lamp, floor`. */
const INVERTED = /^(\p{L}{3,}), (\p{L}{3,})$/u;
const COPY = /\s*[([]\d+[)\]]/g;
/** Names of files and folders that tell nothing. */
const GENERIC =
  /^(?:im(?:g|age)s?|photos?|pics?|pictures?|dsc\w?|frames?|samples?|train(?:ing)?|val(?:id(?:ation)?)?|tests?|data(?:sets?)?|copy|file|crop|\p{L})$/iu;

/**
 * Reads a label: the alternatives that it names, each with its hint.
 *
 * `class: notebook/laptop` gives *notebook* and *laptop*; `mouse (animal)` gives *mouse* with the hint *animal*;
 * `img/PottedPlant_001.jpg` gives *Potted Plant*; `a photo of a cat` gives *a cat*; `salt and pepper shakers` gives
 * *salt*, *pepper shakers* and *salt shakers*.
 */
export function readLabel(text: string): LabelReading[] {
  const whole = text.trim();
  const file = IMAGE_FILE.test(whole) ? fileSubject(whole) : undefined;
  let rest = (file ?? whole)
    .replace(TAIL, '')
    .replace(QUOTES, '')
    .replace(KEY, '')
    .replace(QUOTES, '')
    .replace(SHARE, '');
  rest = rest.replace(FRAME, '').replace(STUFF, '').replace(STOP, ' ');
  const [, kind] = KIND_OF.exec(rest) ?? [];
  rest = rest.replace(KIND_OF, '');
  const [, before, bracket, after] = BRACKETS.exec(rest) ?? [];
  if (before !== undefined && bracket !== undefined) rest = `${before} ${after ?? ''}`.trim() || bracket;
  const hint = kind ?? (rest === bracket ? undefined : bracket);
  const parts = rest
    .split(SIGNS.test(rest) ? SIGNS : CONJUNCTIONS)
    .map((part) => part.replace(NUMBERING, '').replace(CAMEL, ' ').replaceAll('_', ' ').trim())
    .filter((part, _at, all) => part !== '' && (part.length > 1 || all.length === 1));
  const inverted = INVERTED.exec(rest);
  return [...parts, ...sharedHeads(rest, parts), ...(inverted ? [`${inverted[2]!} ${inverted[1]!}`] : [])]
    .slice(0, MOST_READINGS)
    .map((part) => ({ text: part, hint }));
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

/** Returns what the path of an image says of its subject: its name or, where that is a number or tells nothing, its folder's. */
function fileSubject(path: string): string | undefined {
  const segments = path.replace(IMAGE_FILE, '').split(/[\\/]+/);
  return segments
    .map((segment) =>
      segment
        .replace(COPY, '')
        .split(/[\s_-]+|\.(?=\d)|(?<=\d)\./)
        .filter((word) => /\p{L}/u.test(word) && !GENERIC.test(word))
        .join(' '),
    )
    .findLast((subject) => subject !== '');
}

/** Returns what the alternatives before the last share with it: *salt shakers* of `salt and pepper shakers`. */
function sharedHeads(text: string, parts: readonly string[]): string[] {
  const words = parts.at(-1)?.split(/\s+/) ?? [];
  if (words.length !== 2 || !/\s(?:and|or|und)\s|_(?:and|or)_/i.test(text)) return [];
  return parts.slice(0, -1).flatMap((part) => (/\s/.test(part) ? [] : [`${part} ${words[1]!}`]));
}
