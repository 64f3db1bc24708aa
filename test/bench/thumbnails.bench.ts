import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { againstVipsThumbnail } from './vips-thumbnail.ts';

/** Photographs as large as those of ImageNet; not part of this repository. */
const PHOTOS = path.resolve(import.meta.dirname, '../../../shared/data/photos');

if (!existsSync(PHOTOS))
  throw new Error(`expected photographs in ${PHOTOS}, came none; large-thumbnails makes its own`);
const photos = readdirSync(PHOTOS, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name))
  .sort();

export default againstVipsThumbnail(`${String(photos.length)} photographs of half a megapixel or less`, photos);
