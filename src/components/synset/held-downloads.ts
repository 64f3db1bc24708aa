import type { HeldDownloads } from '../../view/synset/downloads.ts';
import { formatBytes, formatQuantity } from '../../view/numbers.ts';
import { html, type Markup } from '../markup.ts';
import { command, section } from '../section.ts';

/** The images of a synset itself and their boxes, as files. */
export function heldDownloads({ images, boxes }: HeldDownloads): Markup {
  return section(
    'held',
    'Images of this synset',
    html`
      ${
        images &&
        html`
        <p><a href="${images.href}" download data-astro-reload>Original images</a>, tar: ${formatQuantity(images.files, 'file')}, ${formatBytes(images.bytes)}</p>
        ${command(images.command)}`
      }
      ${
        boxes &&
        html`
        <p><a href="${boxes.href}" download data-astro-reload>Bounding boxes</a> as Pascal VOC XML, tar.gz: ${formatQuantity(boxes.boxes, 'box', 'boxes')} in ${formatQuantity(boxes.images, 'image')}</p>
        ${command(boxes.command)}`
      }`,
    'files',
  );
}
