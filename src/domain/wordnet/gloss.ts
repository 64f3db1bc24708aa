/** A gloss taken apart: what the synset means, and how its words are used. */
export interface Gloss {
  /** The definition: its parts with the semicolons between them as in the gloss; `; ` where an example was between them. */
  readonly definition: string;
  /** Example sentences without their quotation marks, in order; may be empty. */
  readonly examples: readonly string[];
}

/**
 * Splits a WordNet gloss into its definition and its examples.
 *
 * WordNet writes both in one line, parts separated by semicolons, examples in double quotes. Semicolons inside quotes
 * or parentheses do not separate. An example may carry its source after the closing quote (`"…" - Shakespeare`), which
 * stays with it. What some dozen glosses do otherwise is read as it was meant:
 *
 * - a part may hold several examples (`"…", "…"`, `"…" or "…"`), and an example may follow a colon or comma (`a change
 * in form: "…"`); a quotation elsewhere in a part belongs to the definition (`the letter "A"`);
 * - a quotation that is never closed ends with the part, and one never opened loses its mark;
 * - a definition loses a comma or colon that nothing follows.
 *
 * No word is lost, but those that join two examples. Takes time linear in the length.
 */
export function parseGloss(text: string): Gloss {
  let definition = '';
  const examples: string[] = [];
  let follows = false;
  for (const { text: part, joint } of splitParts(text.trim())) {
    const { words, quotations } = splitPart(part);
    if (words !== '') definition += definition === '' ? words : (follows ? joint : '; ') + words;
    if (quotations !== '') examples.push(...readQuotations(quotations));
    follows = words !== '' && quotations === '';
  }
  return { definition, examples };
}

/** Part of a gloss, with the separator before it. */
interface Part {
  readonly text: string;
  readonly joint: ';' | '; ';
}

function splitParts(text: string): Part[] {
  const parts: Part[] = [];
  const lastQuote = text.lastIndexOf('"');
  let start = 0;
  let quoted = false;
  let depth = 0;
  const cut = (end: number): void => {
    const part = text.slice(start, end);
    parts.push({ text: part.trim(), joint: /^\S/.test(part) ? ';' : '; ' });
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') {
      // A quotation mark right after a semicolon means that the one before was never closed.
      if (quoted && /;\s?$/.test(text.slice(i - 2, i)) && /\w/.test(text[i + 1] ?? '')) {
        cut(i);
        start = i;
      } else quoted = !quoted && i < lastQuote;
    } else if (quoted) continue;
    else if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (c === ';' && depth === 0) {
      cut(i);
      start = i + 1;
    }
  }
  cut(text.length);
  return parts;
}

/** Splits the words of a definition from the quotations after them; either may be empty. */
function splitPart(part: string): { words: string; quotations: string } {
  if (part.startsWith('"')) return { words: '', quotations: part };
  const quote = part.indexOf('"');
  const before = part.slice(0, quote).trimEnd();
  const isExample =
    quote !== -1 && /[:,]$/.test(before) && part.endsWith('"') && count(before, '(') === count(before, ')');
  const words = isExample ? before : part;
  return { words: withoutStrayMarks(words), quotations: isExample ? part.slice(quote) : '' };
}

function withoutStrayMarks(words: string): string {
  const stray = words.endsWith('"') && count(words, '"') % 2 === 1;
  return (stray ? words.slice(0, -1) : words).replace(/\s*[,:]$/, '').replace(/^[,:]\s*/, '');
}

/** Returns the examples of a part that begins with a quotation mark. */
function readQuotations(part: string): string[] {
  const examples: string[] = [];
  let rest = part;
  while (rest.startsWith('"')) {
    const close = rest.indexOf('"', 1);
    const sentence = rest.slice(1, close === -1 ? undefined : close).replace(/[\s,:;]+$/, '');
    rest = close === -1 ? '' : rest.slice(close + 1).trim();
    const next = rest.replace(/^(?:[,:.]|or|and)?\s*(?=")/, '');
    if (next.startsWith('"') && next.length > 1) {
      examples.push(sentence);
      rest = next;
    } else if (rest.endsWith('"')) examples.push(sentence, rest.slice(0, -1));
    else examples.push(rest === '' ? sentence : `${sentence} ${rest.replace(/^-+\s*/, '— ')}`);
  }
  return examples.filter((example) => example.trim() !== '');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
