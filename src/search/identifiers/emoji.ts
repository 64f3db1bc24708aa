import { SortedKeys } from '../index/sorted-keys.ts';
import type { SearchColumns } from '../../domain/wordnet/search-columns.ts';

const SIGN = String.raw`[\p{Extended_Pictographic}\p{Co}\p{So}\p{Sm}\p{Emoji_Modifier}]`;
/** Suffixes of a sign: its style, a skin tone, the letters of a subdivision's flag. */
const TAIL = String.raw`[\ufe0e\ufe0f\p{Emoji_Modifier}\u{e0020}-\u{e007f}]*`;
/** A keycap, a flag, a sign or several that are joined. */
const EMOJI = new RegExp(
  String.raw`[0-9#*]\ufe0f?\u20e3|\p{Regional_Indicator}{2}|(?![<=>+|~])${SIGN}${TAIL}(?:\u200d${SIGN}${TAIL})*|\p{Regional_Indicator}`,
  'gu',
);
const ASCII = /^[\x20-\x7e]*$/;
const STYLE = new Set([0xfe0e, 0xfe0f]);
const JOINER = '200d';
/** The hyphen, which is among the signs that pictures show, is one only alone. */
const HYPHEN = '-';

/** Returns the emoji that a text consists of, besides spaces; `undefined` for a text with anything else. */
export function emojiIn(text: string): readonly string[] | undefined {
  const trimmed = text.trim();
  if (trimmed === HYPHEN) return [trimmed];
  if (ASCII.test(trimmed)) return undefined;
  const found = trimmed.match(EMOJI);
  return found !== null && found.join('') === trimmed.replace(/\s+/g, '') ? found : undefined;
}

/** Returns the key of an emoji: its code points in hexadecimal, without style and skin tone, which change no meaning. */
export function emojiKey(emoji: string): string {
  const points = Array.from(emoji, (sign) => sign.codePointAt(0)!).filter((point) => !STYLE.has(point));
  const plain = points.filter((point) => point < 0x1f3fb || point > 0x1f3ff);
  return (plain.length === 0 ? points : plain).map((point) => point.toString(16)).join('-');
}

/** Returns the keys that an emoji is looked up by: its own, then those of the signs that it begins with, joined to fewer and fewer others. */
export function emojiKeys(emoji: string): string[] {
  const parts = emojiKey(emoji).split(`-${JOINER}-`);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join(`-${JOINER}-`));
}

/** Returns the node that an emoji is filed under, or `undefined`. */
export function nodeOfEmoji(
  emoji: string,
  { emojiText, emojiEnd, emojiNode }: Pick<SearchColumns, 'emojiText' | 'emojiEnd' | 'emojiNode'>,
): number | undefined {
  const keys = new SortedKeys({ text: emojiText, end: emojiEnd });
  const place = emojiKeys(emoji)
    .map((key) => keys.find(key))
    .find((found) => found !== undefined);
  return place === undefined ? undefined : emojiNode[place];
}
