/** Caption of a saved picture. */
export interface PictureCaption {
  /** The place in view. */
  readonly title: string;
  /** Key to areas and colours. */
  readonly key: string;
  /** Credits of the data. */
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

/** Breaks a text at its spaces into lines that fit; a longer word gets a line for itself. */
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
