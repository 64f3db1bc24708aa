import { siteOrigin } from '../store/served.ts';
import { holdingsOf } from '../store/image-holdings.ts';
import { textStream } from '../store/streams.ts';
import type { Dataset } from '../domain/dataset/dataset.ts';
import type { OpenedCatalogue } from '../store/opened-catalogue.ts';
import { type SetFile, setFiles } from '../format/class-set/set-files.ts';
import type { OpenedSet } from '../view/sets/opened-set.ts';
import { setFileUrl, setUrl } from '../view/sets/urls.ts';

/** Lists the files of a class set. */
export async function filesOfSet(catalogue: OpenedCatalogue, dataset: Dataset, opened: OpenedSet): Promise<SetFile[]> {
  const { key, set, names, measured, fingerprint, title } = opened;
  const state = { dataset: dataset === catalogue.datasets[0] ? undefined : dataset.name };
  const { urls } = await holdingsOf(catalogue, dataset);
  return setFiles({
    catalogue,
    set,
    title,
    names,
    measured,
    dataset,
    fingerprint,
    address: siteOrigin() + setUrl(key, state),
    files: siteOrigin() + setFileUrl(key, 'classes.tsv', state),
    urls,
  });
}

/** Measures a file of a class set in bytes; `undefined` for a long one. */
export function bytesOf({ isLong, chunks }: SetFile): number | undefined {
  const made = chunks();
  if (isLong || !(Symbol.iterator in made)) return undefined;
  return Iterator.from(made).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** Answers with a file of a class set, in pieces as they are written. */
export function answerSetFile(file: SetFile): Response {
  return new Response(textStream(file.chunks()), {
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename="${file.name}"`,
    },
  });
}
