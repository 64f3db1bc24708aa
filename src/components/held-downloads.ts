import { type HeldDownloads } from '../view/synset/downloads.ts';
import { formatBytes, formatQuantity } from '../view/numbers.ts';
import { html, type Markup } from './markup.ts';

/** The images of a synset itself and their boxes, as files. */
export function heldDownloads({ images, boxes }: HeldDownloads): Markup {
  return html`
    <section class="files" aria-labelledby="held">
      <h2 id="held">Images of this synset</h2>
      ${
        images &&
        html`
        <p><a href="${images.href}" download data-astro-reload>The original images</a> as a tar: ${formatQuantity(images.files, 'file')}, ${formatBytes(images.bytes)}</p>
        <copy-text><code>${images.command}</code></copy-text>`
      }
      ${
        boxes &&
        html`
        <p><a href="${boxes.href}" download data-astro-reload>Bounding boxes</a> in the form of Pascal VOC, packed: ${formatQuantity(boxes.boxes, 'box', 'boxes')} in ${formatQuantity(boxes.images, 'image')}</p>
        <copy-text><code>${boxes.command}</code></copy-text>`
      }
    </section>`;
}
