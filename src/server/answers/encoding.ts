/** The content codings that the server sends, the densest first. */
const ENCODINGS = ['br', 'gzip', 'identity'] as const;
/** One content coding. */
export type Encoding = (typeof ENCODINGS)[number];

/** Codings by header, as read lately; browsers send few different ones. */
const read = new Map<string, Encoding>();
const MOST_READ = 100;
/** Maximum length of a header that is cached; browsers send shorter ones. */
const LONGEST_CACHED = 100;

/**
 * Picks the coding for an answer from an `Accept-Encoding` header.
 *
 * The highest weight wins, the denser coding among equals. `identity` is sent when nothing else is acceptable, even
 * when it was refused too: an answer that a client may be able to read is better than none (RFC 9110, 12.5.3).
 */
export function preferredEncoding(header: string | undefined): Encoding {
  if (header === undefined || header === '') return 'identity';
  const known = read.get(header);
  if (known !== undefined) return known;
  const encoding = chooseEncoding(header);
  if (read.size >= MOST_READ) read.clear();
  if (header.length <= LONGEST_CACHED) read.set(header, encoding);
  return encoding;
}

function chooseEncoding(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = item.split(';');
    weights.set(coding.trim(), weightOf(parameters));
  }
  let best: Encoding = 'identity';
  // Without a word on it, identity is acceptable, but anything named is preferred to it.
  let bestWeight = weights.get('identity') ?? 0;
  for (const coding of ENCODINGS) {
    const weight = weights.get(coding) ?? (coding === 'identity' ? 0 : (weights.get('*') ?? 0));
    if (weight > 0 && (weight > bestWeight || (weight === bestWeight && best === 'identity'))) {
      best = coding;
      bestWeight = weight;
    }
  }
  return best;
}

function weightOf(parameters: readonly string[]): number {
  for (const parameter of parameters) {
    const match = /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/.exec(parameter);
    if (match !== null) return Math.min(1, Number(match[1]));
  }
  return 1;
}
