import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { type ListForm, type ListSubject, synsetList, type SynsetList } from '../format/synset-lists.ts';

const opened = new WeakMap<Dataset, Map<string, SynsetList>>();

/** One list of a dataset, opened once: the measures it keeps serve every page. */
export function openList(catalogue: Catalogue, dataset: Dataset, subject: ListSubject, form: ListForm): SynsetList {
  const lists = opened.get(dataset) ?? new Map<string, SynsetList>();
  opened.set(dataset, lists);
  const key = `${subject}.${form}`;
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = synsetList(catalogue, dataset, subject, form)));
  return list;
}
