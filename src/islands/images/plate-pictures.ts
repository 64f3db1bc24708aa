import { attribute, html } from '../../components/markup.ts';
import { BLOCK } from '../../view/explore/blocks.ts';
import { exploreDataUrl, exploreFiles } from '../../view/explore/files.ts';
import type { PlacePictures } from '../../view/images/illustration.ts';
import { render } from '../render.ts';
import { requestJson } from '../request.ts';

/** Plates that are too small for a photograph, and those that are too large for an icon. */
const [CHIP, LARGE] = ['.plate-28', '.plate-132'] as const;

type Block = ReadonlyMap<number, PlacePictures>;

/** Blocks of pictures by their addresses; one without pictures is empty. */
const blocks = new Map<string, Promise<Block>>();

/**
 * Puts pictures into the plates of an element that wait for them by the places of their synsets, with the photographs
 * that may replace them.
 *
 * @param version of the data. @param dataset whose pictures come first.
 */
export async function fillPlates(element: Element, version: string, dataset: string): Promise<void> {
  const { pictures } = exploreFiles(exploreDataUrl(version, dataset, 'wordnet'));
  const plates = Map.groupBy(element.querySelectorAll<HTMLElement>('[data-place]'), (plate) =>
    Math.floor(Number(plate.dataset['place']) / BLOCK),
  );
  await Promise.all(
    Array.from(plates, async ([block, waiting]) => {
      const found = await readBlock(pictures(block));
      for (const plate of waiting) {
        const [, icon = '', [tile = icon] = [], photographs = []] = found.get(Number(plate.dataset['place'])) ?? [];
        const photograph = photographs.find((one) => one !== '');
        const photo = attribute('data-photo', plate.matches(CHIP) ? undefined : photograph);
        const src = plate.matches(LARGE) ? tile : icon;
        if (icon !== '') render(plate, html`<img class="illustration"${photo} src="${src}" alt="" loading="lazy">`);
        else if (photograph !== undefined)
          render(plate, html`<span aria-hidden="true"${photo}>${plate.textContent}</span>`);
      }
    }),
  );
}

function readBlock(url: string): Promise<Block> {
  let block = blocks.get(url);
  if (block === undefined) {
    block = requestJson<PlacePictures[]>(url)
      .catch(() => [])
      .then((rows) => new Map(rows.map((row) => [row[0], row])));
    blocks.set(url, block);
  }
  return block;
}
