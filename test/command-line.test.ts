import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkKnown, userPath } from '../scripts/command-line.ts';

describe('a path given to a command', () => {
  it('is relative to where the command was given', () => {
    expect(userPath('/srv/data')).toBe('/srv/data');
    expect(userPath('photos')).toBe(path.resolve(process.env['INIT_CWD'] ?? '', 'photos'));
  });

  it('is refused where it is empty, so that nothing is written to the folder of the code', () => {
    for (const text of ['', ' '])
      expect(() => userPath(text)).toThrow(
        'the command: expected a path, came an empty one. Write . for the folder that you are in.',
      );
  });
});

describe('the words given to a command', () => {
  const args = { out: { type: 'string' }, 'only-with-images': { type: 'boolean' } };

  it('may be its options, in either spelling', () => {
    expect(() => {
      checkKnown({ _: [], out: 'x', 'only-with-images': true, onlyWithImages: true }, args);
    }).not.toThrow();
  });

  it('are refused where it does not know them, by the name of the command', () => {
    expect(() => {
      checkKnown({ _: [], outt: 'x' }, args, 'npm run export');
    }).toThrow('npm run export: expected the options --out, --only-with-images, came --outt. Did you mean --out?');
    expect(() => {
      checkKnown({ _: ['here'] }, args, 'npm run export');
    }).toThrow('came here. npm run export -- --help lists them.');
  });
});
