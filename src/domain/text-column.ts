/** Many strings as two columns: their UTF-8 bytes, and where each one ends. */
export interface TextColumn {
  readonly text: Uint8Array;
  /** One more entry than there are strings; string `i` is `text[end[i], end[i + 1])`, and `end[0]` is 0. */
  readonly end: Uint32Array;
}

/** Packs strings, which must be well formed; O(total length). @throws RangeError if one has half of a surrogate pair. */
export function encodeTexts(strings: readonly string[]): TextColumn {
  const end = new Uint32Array(strings.length + 1);
  const text = new TextEncoder().encode(strings.join(''));
  let at = 0;
  strings.forEach((string, i) => {
    if (!string.isWellFormed())
      throw new RangeError(`expected well-formed text, came half of a surrogate pair in string ${String(i)}`);
    at += utf8Length(string);
    end[i + 1] = at;
  });
  return { text, end };
}

/** Returns the length of a string in UTF-8 bytes. */
export function utf8Length(string: string): number {
  let length = 0;
  for (let i = 0; i < string.length; i++) {
    const code = string.charCodeAt(i);
    if (code < 0x80) length += 1;
    else if (code < 0x800) length += 2;
    else if (isSurrogatePair(code, string.charCodeAt(i + 1))) {
      length += 4;
      i++;
    } else length += 3;
  }
  return length;
}

function isSurrogatePair(first: number, second: number): boolean {
  return first >= 0xd800 && first < 0xdc00 && second >= 0xdc00 && second < 0xe000;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true }); // a byte-order mark inside a text is part of it

/** Returns the string at a position. */
export function textAt(column: TextColumn, i: number): string {
  return decoder.decode(column.text.subarray(column.end[i], column.end[i + 1]));
}
