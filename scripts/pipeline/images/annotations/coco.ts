import path from 'node:path';
import type { JsonElement } from '../../text/json-elements.ts';
import type { AnnotatedImage, LabelledBox } from './annotated-image.ts';
import { isObject } from '../classes/class-fields.ts';

type ImageHead = Omit<AnnotatedImage, 'labels' | 'boxes'>;

/** Numbers of an annotation: image, category, four sides. */
const FIELDS = 6;

/**
 * Gathers the images of a COCO or LVIS file from the parts of its JSON, in whatever order they come.
 *
 * Memory holds six numbers of each annotation, so the 1.3 million of LVIS take some 60 MB.
 */
export class CocoReader {
  readonly #images = new Map<number, ImageHead>();
  readonly #categories = new Map<number, string>();
  /** Numbers for ids, which may be numbers or text. */
  readonly #numbers = new Map<string, number>();
  #annotations = new Float64Array(FIELDS * 1024);
  #used = 0;

  /** Whether any part was an annotation of an image. */
  get hasAnnotations(): boolean {
    return this.#used > 0;
  }

  /** Adds a part of the JSON; one that is of no interest is ignored. */
  add({ key, value, index }: JsonElement): void {
    if (index === undefined || !isObject(value)) return;
    if (key === 'images') this.#images.set(this.#number(value['id']), headOf(value));
    else if (key === 'categories')
      this.#categories.set(this.#number(value['id']), String(value['synset'] ?? value['name'] ?? value['id']));
    else if (key === 'annotations') this.#addAnnotation(value);
  }

  /** Yields the images with their classes, a category's synset where it has one, else its name, and their boxes. */
  *images(): Generator<AnnotatedImage> {
    const byImage = new Map<number, number[]>();
    for (let at = 0; at < this.#used; at += FIELDS) {
      const own = byImage.get(this.#annotations[at]!);
      if (own === undefined) byImage.set(this.#annotations[at]!, [at]);
      else own.push(at);
    }
    for (const [id, head] of this.#images) {
      const boxes = (byImage.get(id) ?? []).flatMap((at): LabelledBox[] => {
        const [, category, x = 0, y = 0, width = 0, height = 0] = this.#annotations.subarray(at, at + FIELDS);
        const label = this.#categories.get(category!);
        return label === undefined ? [] : [{ label, box: [x, y, width, height] }];
      });
      yield { ...head, boxes, labels: [...new Set(boxes.map(({ label }) => label))] };
    }
  }

  #addAnnotation(value: Readonly<Record<string, unknown>>): void {
    if (this.#used + FIELDS > this.#annotations.length) {
      const grown = new Float64Array(this.#annotations.length * 2);
      grown.set(this.#annotations);
      this.#annotations = grown;
    }
    const { image_id: image, category_id: category, bbox } = value;
    const sides = Array.isArray(bbox) ? bbox.slice(0, 4).map(Number) : [];
    this.#annotations.set([this.#number(image), this.#number(category), ...sides], this.#used);
    this.#used += FIELDS;
  }

  #number(id: unknown): number {
    const text = String(id);
    const known = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, known);
    return known;
  }
}

function headOf(image: Readonly<Record<string, unknown>>): ImageHead {
  const url = [image['coco_url'], image['flickr_url'], image['url']].find((one) => typeof one === 'string');
  const file = image['file_name'] ?? (url === undefined ? undefined : path.posix.basename(url));
  return {
    name: typeof file === 'string' ? file : String(image['id']),
    url,
    width: Number(image['width'] ?? 0),
    height: Number(image['height'] ?? 0),
  };
}
