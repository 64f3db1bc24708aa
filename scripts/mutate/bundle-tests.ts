import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** A thread for each build of a test's catalogue would take longer than all else. */
const THREADED = 'scripts/pipeline/search/full-text-worker.ts';

/**
 * Bundles a test file with all of this project's modules that it uses, as the body of an asynchronous function: each call evaluates them again.
 *
 * `importModule` gives the function what is not of this project: packages, and Node's own modules.
 */
export async function bundleTest(file: string): Promise<string> {
  const bundle = await rolldown({
    input: file,
    platform: 'node',
    treeshake: false,
    external: (id) => !/^[./#\\]|^\w:/.test(id),
    logLevel: 'silent',
    plugins: [{ name: 'import-meta', transform: (code, id) => withoutImportMeta(code, id.split('?')[0]!) }],
  });
  const { output } = await bundle.generate({ format: 'es', codeSplitting: false });
  await bundle.close();
  return output[0].code
    .replaceAll(/^export \{[^}]*\};?$/gm, '')
    .replaceAll(/^import (?:(.+?) from )?"(.+?)";?$/gm, (_, names: string | undefined, id: string) =>
      importOf(names, id),
    );
}

function withoutImportMeta(code: string, file: string): string {
  const plain = code
    .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
    .replaceAll('import.meta.filename', JSON.stringify(file))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
  return file.endsWith(THREADED)
    ? plain.replace(/return new Promise\([^]*?\n\s*\}\);/, 'return Promise.resolve(buildFullText(lexicon));')
    : plain;
}

/** Returns the statement that binds the names of an import. */
function importOf(names: string | undefined, id: string): string {
  const value = `importModule(${JSON.stringify(id)})`;
  if (names === undefined) return '';
  const [, first, all, some] = /^(?:([\w$]+)(?:, )?)?(?:\* as ([\w$]+))?(?:\{(.*)\})?$/.exec(names)!;
  const bindings = [
    ...(first === undefined ? [] : [`{ default: ${first} } = ${value}`]),
    ...(all === undefined ? [] : [`${all} = ${value}`]),
    ...(some === undefined ? [] : [`{${some.replaceAll(' as ', ': ')}} = ${value}`]),
  ];
  return `const ${bindings.join(', ')};`;
}
