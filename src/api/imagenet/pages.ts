import { percent } from '../../domain/percentile.ts';
import { escapeMarkup } from '../../format/markup.ts';
import { htmlAnswer, notThere } from '../text-answer.ts';
import { ILSVRC, type ImageNetParts, synsetNamed } from './parts.ts';

/** Answers `/__viz/getControlDetails.php?wnid=W`: words, pictures and popularity of a synset as a row of a table, then its gloss. */
export function answerDetails(query: URLSearchParams, parts: ImageNetParts): Response {
  const found = synsetNamed(query.get('wnid') ?? '', parts);
  if (found === undefined) return notThere('There is no synset of that wnid.');
  const { dataset, catalogue } = parts;
  const { lexicon } = catalogue;
  const popularity = Math.floor(percent(dataset.popularityPercentile(found.node)) * 100) / 100;
  const cells = [
    lexicon.words(found.node),
    `${String(dataset.ownImages(found.node))} pictures`,
    `${popularity.toFixed(2)}% Popularity Percentile`,
  ];
  return htmlAnswer(
    `<table>\n<tr>${cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('')}</tr>\n` +
      `<tr><td colspan="3">${escapeMarkup(lexicon.glossText(found.node))}</td></tr>\n</table>\n`,
  );
}

/** The challenges whose thousand classes are those of 2012. */
const SAME_AS_2012 = ['2012', '2013', '2014', '2015', '2016', '2017'];

/** Answers `/challenges/LSVRC/{year}/browse-synsets`: links to the classes of a challenge, each ending in `wnid=W`. */
export function answerChallenge(year: string, { catalogue }: ImageNetParts): Response {
  const { taxonomy, lexicon, classLists } = catalogue;
  const list = classLists.find(({ name }) => name === ILSVRC);
  if (!/^20(?:1[0-7])$/.test(year)) return notThere('There was no challenge of that year.');
  if (list === undefined || !SAME_AS_2012.includes(year))
    return notThere(`The classes of ILSVRC-${year} are not held here; those of 2012 to 2017 are.`);
  const links = list.nodes.map(
    (node) => `<li><a href="/synset?wnid=${taxonomy.wnid(node)}">${escapeMarkup(lexicon.words(node))}</a></li>\n`,
  );
  const title = `Synsets of ILSVRC-${year}`;
  return htmlAnswer(
    `<!doctype html>\n<html lang="en">\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n` +
      `<ul>\n${links.join('')}</ul>\n</body>\n</html>\n`,
  );
}
