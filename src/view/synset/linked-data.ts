import type { DatasetDescription } from '../../domain/dataset/dataset.ts';
import type { PageContext } from '../page-context.ts';
import type { SynsetPage } from './page.ts';
import { datasetsUrl, homeUrl, synsetUrl } from '../urls.ts';

/** A synset as a schema.org `DefinedTerm`. */
export function synsetLinkedData({ origin }: PageContext, synset: SynsetPage): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'DefinedTerm',
    '@id': origin + synsetUrl(synset.wnid),
    name: synset.title,
    alternateName: synset.lemmas.slice(1),
    description: synset.definition,
    termCode: synset.wnid,
    inDefinedTermSet: { '@type': 'DefinedTermSet', name: 'WordNet 3.0 nouns', url: origin + homeUrl() },
  };
}

/** A dataset as a schema.org `Dataset`. */
export function datasetLinkedData({ origin }: PageContext, dataset: DatasetDescription): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': new URL(datasetsUrl({}, dataset.name), origin).href,
    name: dataset.title,
    description: dataset.description,
    url: dataset.homepage,
    datePublished: dataset.published,
    creditText: dataset.credit || undefined,
    usageInfo: dataset.licence,
    isAccessibleForFree: true,
  };
}
