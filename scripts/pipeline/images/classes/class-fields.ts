/** Column names of a class, the most telling first; compared in lower case. */
export const CLASS_FIELDS = [
  'wnid',
  'synset',
  'synset_id',
  'synsets',
  'label',
  'labels',
  'predictionstring',
  'class',
  'class_id',
  'cls',
  'category',
  'class_name',
  'labelname',
  'target',
  'fine_label',
] as const;

/** Column names of an image or of a class that a table explains; compared in lower case. */
export const KEY_FIELDS = [
  'file_name',
  'filename',
  'file',
  'path',
  'filepath',
  'image_path',
  'image',
  'imageid',
  'image_id',
  'key',
  'name',
  'id',
  'class_name',
  'label',
  'labelname',
  'mid',
  'index',
];

/** Fields of {@link KEY_FIELDS} that name an image. */
export const FILE_FIELDS: ReadonlySet<string> = new Set(KEY_FIELDS.slice(0, KEY_FIELDS.indexOf('name')));

/** Returns the name of the image that an entry of JSON is about. */
export function keyIn(entry: unknown): string | undefined {
  const found = KEY_FIELDS.map((name) => fieldOf(entry, name)).find(
    (one) => typeof one === 'string' || typeof one === 'number',
  );
  return found === undefined ? undefined : String(found);
}

/** Returns the classes that an object of JSON or a row of Parquet names, by the names of its fields. */
export function classesIn(value: unknown): string[] {
  for (const name of CLASS_FIELDS) {
    const found = fieldOf(value, name);
    const all = (Array.isArray(found) ? found : [found]).filter(
      (one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'bigint',
    );
    if (all.length > 0) return all.map(String);
  }
  return [];
}

function fieldOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** Whether a value is an object of JSON, not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
