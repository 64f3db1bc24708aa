/** What a saved picture says below itself. */
export interface PictureCaption {
  /** The place in view. */
  readonly title: string;
  /** What areas and colours stand for. */
  readonly key: string;
  /** Who is to be credited for the data. */
  readonly credits: string;
}

/** The name that a saved picture has as a file. */
export function pictureName(title: string, ending: 'png' | 'svg'): string {
  const name = title
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${name === '' ? 'explore' : name}.${ending}`;
}

/** Breaks a text into lines that fit, at its spaces; a longer word has a line of its own. */
export function brokenLines(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
