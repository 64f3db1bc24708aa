/** Words of descriptions and the forms that definitions have instead: irregular verbs, and adjectives that mean the same. */

/** Forms of irregular verbs by their base. */
const VERBS =
  'strike:struck keep:kept fly:flies,flew,flown freeze:frozen,froze hang:hung wear:worn,wore sell:sold build:built make:made,makes,making drive:driven,drove eat:eaten,ate sing:sung teach:taught write:written,wrote speak:spoken break:broken grow:grown draw:drawn ride:ridden,rode throw:thrown shoot:shot catch:caught bite:bitten swim:swum give:given take:taken wind:wound weave:woven sew:sewn hold:held tell:told send:sent lead:led feed:fed sleep:slept steal:stolen burn:burnt cut:cutting dig:dug run:running,ran lay:laid spin:spun swing:swung blow:blown lie:lying dye:dyed carry:carries,carried bury:buried dry:dried fry:fried play:plays,played'
    .split(' ')
    .map((entry) => entry.split(':'))
    .flatMap(([base = '', forms = '']) => forms.split(',').map((form) => [form, base] as const));
const BASES: ReadonlyMap<string, string> = new Map(VERBS);

/** Words that descriptions use for each other. */
const ALIKE = [
  'big large huge great',
  'small little tiny miniature',
  'young baby immature offspring',
  'quick fast rapid swift',
  'person someone one human',
  'hit strike pound drive beat',
  'fix repair mend',
  'dead deceased corpse body',
  'cook prepare chef baker',
  'child children infant young',
  'home house shelter dwelling',
  'under beneath below',
  'teeth tooth dental',
  'make produce manufacture create build',
  'see view look observe',
  'star celestial astronomical',
  'sun solar sunlight',
  'fly flight flying aircraft',
  'nun convent religious',
  'picture photograph image photographic',
  'copy duplicate reproduce',
  'hire rent passenger fare',
  'cable suspended',
  'squeeze constrict coil crush',
  'imitate mimic talk',
  'stripe striped band',
  'spot spotted',
  'cloth clothes clothing garment',
  'animal mammal',
  'car automobile vehicle motor',
  'garbage refuse rubbish trash',
  'medicine drug medicinal',
  'poem poetry verse',
  'swim swimming',
  'cold cool',
  'underground subterranean subway',
  'shoe footwear slipper',
  'snow ice',
  'spiny spine spiky bristle',
  'arm tentacle',
].map((row) => row.split(' '));

/** Words of descriptions that tell nothing. */
export const UNTELLING: ReadonlySet<string> = new Set(
  'that which who whom whose where when what used use uses using can cannot could may must has have having had does do is are be been it its they them their you your something anything thing things kind type sort lives live living makes making made get gets go goes very often usually also such than then there'.split(
    ' ',
  ),
);

/** Words that mark a text as a description, and those that a name may have as well. */
const MARKS = /\b(?:you|that|which|who|whom|whose|where|used|made|for|to|without|having)\b/;
const WEAK_MARKS = /\b(?:with|of|from|by|in|on|under|worn|hung)\b/;

/** Returns how sure it is that a text describes a thing rather than names it. */
export function descriptionOf(text: string): 'sure' | 'maybe' | undefined {
  if (MARKS.test(text)) return 'sure';
  return WEAK_MARKS.test(text) ? 'maybe' : undefined;
}

/** Returns the words that a definition may have instead of a word, without the word itself: `write`, `wrote` and `writer` for *writes*. */
export function alikeWords(word: string): string[] {
  const bare = word.replace(/(?:ies|es|s)$/, (ending) => (ending === 'ies' ? 'y' : ''));
  const base = BASES.get(word) ?? BASES.get(bare) ?? bare;
  const forms = VERBS.filter(([, other]) => other === base).map(([form]) => form);
  const rows = ALIKE.filter((row) =>
    [word, base, bare, word.replace(/(?:ing|ed)$/, '')].some((one) => row.includes(one)),
  );
  const agent = base.endsWith('e') ? `${base}r` : `${base}er`;
  return [...new Set([base, agent, ...forms, ...rows.flat()])].filter((other) => other !== word);
}
