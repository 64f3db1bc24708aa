import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Loaded before the program itself, in plain JavaScript: an older Node cannot even read TypeScript to say so.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Canopy needs Node 22.18 or later; this is ${process.versions.node}.\n` +
      'On Linux and macOS `npm ci` brings Node 24 along, unless optional dependencies are omitted: run `npm ci --include=optional`.\n' +
      'Elsewhere install Node 24 from https://nodejs.org.',
  );
  process.exit(1);
}

// Compiling a hundred files of TypeScript again takes a third of a second.
module.enableCompileCache(fileURLToPath(new URL('../built/compile-cache', import.meta.url)));
