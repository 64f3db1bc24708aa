import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { InputFile } from '../../../scripts/pipeline/text/input.ts';
import type { Inputs } from '../../../scripts/pipeline/builds/inputs.ts';
import { expectRefusal, refusalOf } from '../../fixtures/expect-refusal.ts';
import { MINI_FILES, miniCounts, miniDeclaration, miniInputs, miniWnid } from '../../fixtures/mini-inputs.ts';

const isTolerant = (name: string): boolean => name === 'data/mini.tsv' || name === 'data/filed.txt';

describe('every kind of file is refused as', () => {
  const counts = miniCounts();
  const kinds: [string, string, (file: InputFile) => Partial<Inputs>][] = [
    ['data.noun', MINI_FILES.nounData, (nounData) => ({ nounData })],
    ['index.sense', MINI_FILES.senseIndex, (senseIndex) => ({ senseIndex })],
    ['3.1/index.sense', MINI_FILES.senseIndex, (senseIndex31) => ({ senseIndex31 })],
    ['frequencies.json', '[]', (wordFrequencies) => ({ wordFrequencies })],
    ['noun.exc', 'geese goose\n', (nounExceptions) => ({ nounExceptions })],
    ['data/mini.tsv', counts, (file) => ({ tables: new Map([...miniInputs().tables, ['mini.tsv', file]]) })],
    [
      'data/filed.txt',
      `${miniWnid('dog')}\n`,
      (file) => ({ tables: new Map([...miniInputs().tables, ['filed.txt', file]]) }),
    ],
    ['data/datasets/mini.json', JSON.stringify(miniDeclaration()), (file) => ({ datasets: new Map([['mini', file]]) })],
  ];
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  describe.each(kinds)('%s that is', (name, text, changes) => {
    const iconv = `Save the file as UTF-8: iconv -f UTF-16 -t UTF-8 ${name}`;
    const binary = 'The file seems to be binary, UTF-16 or damaged: fetch it again.';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    test.each<[string, Uint8Array, string]>([
      ['empty', new Uint8Array(0), ': expected text, came an empty file. Fetch or write the file again.'],
      ['gzip', gzipSync(text), `: expected plain text, came gzip-compressed data. Unpack it first: gunzip ${name}`],
      [
        'marked with a byte-order mark',
        encode(`\ufeff${text}`),
        ':1: expected UTF-8 without a byte-order mark, came a byte-order mark. Save the file as UTF-8 without BOM.',
      ],
      ['UTF-16', utf16, `:1: expected UTF-8, came UTF-16. ${iconv}`],
      ['UTF-16, big-endian', Buffer.from(utf16).swap16(), `:1: expected UTF-8, came UTF-16. ${iconv}`],
      ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), `:1: expected text, came a NUL byte. ${binary}`],
      [
        'CRLF',
        encode(`${text}\n`.replaceAll('\n', '\r\n')),
        ':1: expected text with LF line ends, came a carriage return (CRLF line ends). Convert the line ends to LF, for example with dos2unix.',
      ],
      [
        'Latin-1',
        Buffer.concat([Buffer.from([0xe9]), encode(text)]),
        `: expected UTF-8, came bytes that are not UTF-8. Convert the file to UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 ${name}`,
      ],
    ])('%s', async (what, bytes, refusal) => {
      // Tables of users are read with either line end and mark, and in UTF-16 with one: nothing in them is lost by it.
      if (isTolerant(name) && /^CRLF|byte-order|^UTF-16(?!.*without)/.test(what))
        await expect(refusalOf(changes({ name, bytes }))).rejects.toThrow('expected a refusal');
      else await expectRefusal(changes({ name, bytes }), `${name}${refusal}`);
    });
  });
});
