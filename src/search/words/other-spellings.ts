/** Spellings of one side of the Atlantic, and those of the other. */
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
  [/chequ(?=er)/, 'check'],
  [/cheque(?!r)/, 'check'],
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
