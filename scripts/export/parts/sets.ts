import { jsonUrl } from '../../../src/view/urls.ts';
import { setUrl } from '../../../src/view/sets/urls.ts';
import { setOwner } from './owner.ts';
import type { PartKind } from './part-kind.ts';

/** The pages of one published class set, its twins and files; they show the first dataset. */
export const SETS: PartKind = {
  names: ({ catalogue: { publishedSets } }) => publishedSets.map(({ name }) => name),
  inputs: (_, { shared, ofDataset }, { catalogue: { datasets } }) => [shared, ofDataset(datasets[0].name)],
  write: async (name, { renderer, writer }) => {
    const page = setUrl({ name });
    await renderer.writeAll([page, jsonUrl(page)], writer, setOwner(name));
  },
};
