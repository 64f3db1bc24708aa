import path from 'node:path';

/** Ways to make files of archives that are not read, by their names; the first that fits counts. */
const WAYS: readonly (readonly [name: RegExp, advice: (name: string) => string])[] = [
  [/\.z\d\d$/i, () => 'Join its parts first (zip -s 0 IN.zip --out OUT.zip).'],
  [
    /\.(?:tar|tgz|tar\.gz|zip)\.(?:part)?(?:\d{1,4}|(?!gz|xz)[a-z]{2})$/i,
    (name) => `Join its parts first (cat ${name.replace(/\.\w+$/, '')}.* > ${name.replace(/\.\w+$/, '')}).`,
  ],
  [/\.(?:tar\.(?:bz2|xz)|tbz2?|txz)$/i, (name) => `Unpack it first (tar -xf ${name}).`],
  [/\.7z$/i, (name) => `Unpack it first (7z x ${name}).`],
  [/\.rar$/i, (name) => `Unpack it first (unrar x ${name}).`],
  [
    /\.arrow$/i,
    (name) =>
      `Write it as Parquet first (python3 -c "import datasets; datasets.Dataset.from_file('${name}').to_parquet('images.parquet')").`,
  ],
  [
    /\.(?:tfrecords?|h5|hdf5|np[yz]|pkl|pickle|[lm]?mdb|rec|beton|pth?)$|-\d{5}-of-\d{5}$|[.-]idx\d-ubyte(?:\.gz)?$|^(?:data_batch_\d|test_batch)(?:\.bin)?$/i,
    () => 'Write its images as files first, in a folder for each class, with the program that it is made for.',
  ],
];

/** Advice on labels of tools whose own form is not read, such as LabelMe, Label Studio, KITTI and Supervisely. */
export const EXPORT_ADVICE =
  'Labels in the form of another tool are exported from it as COCO first, and given with --labels and --boxes.';

/** Whether a file is an archive that is not read, by its name or path. */
export function isOtherArchive(file: string): boolean {
  return unpackingAdvice(file) !== undefined;
}

/** Returns how to make files of an archive that is not read; `undefined` for any other file. */
export function unpackingAdvice(file: string): string | undefined {
  const name = path.basename(file);
  return WAYS.find(([pattern]) => pattern.test(name))?.[1](name);
}
