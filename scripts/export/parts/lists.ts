import type { PartKind } from './part-kind.ts';

/** The lists of one dataset, each of all synsets. */
export const LISTS: PartKind = {
  names: ({ catalogue: { datasets } }) => datasets.map(({ name }) => name),
  inputs: (name, { shared, ofDataset }) => [shared, ofDataset(name)],
  write: async (name, { lists, writer }) => {
    for (const { dataset, address, chunks } of lists.files)
      if (dataset === name) await writer.writeChunks(address.slice(1), chunks());
  },
};
