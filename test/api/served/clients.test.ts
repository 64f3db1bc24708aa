import { spawnSync } from 'node:child_process';
import { Parser } from 'xml2js';
import { describe, expect, inject, it } from 'vitest';
import { isThere } from '../../fixtures/python.ts';

/** Programs that no one here wrote, reading what old scripts read. */

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 });
  expect(status, stderr).toBe(0);
  return stdout;
}

describe.skipIf(!isThere('curl'))('curl (skipped where it is not installed)', () => {
  it('goes on with a download that broke off', () => {
    const whole = run('curl', ['--silent', '--fail', `${inject('address')}/archive/words.txt`]);
    const rest = run('curl', [
      ...['--silent', '--fail', '--continue-at', '2655000', '--output', '-'],
      `${inject('address')}/archive/words.txt`,
    ]);
    expect(Buffer.from(rest).equals(Buffer.from(whole).subarray(2_655_000))).toBe(true);
  });

  it('asks over HTTP/1.0, too', () =>
    expect(
      run('curl', ['--silent', '--http1.0', `${inject('address')}/api/text/imagenet.check_latest_version.php`]),
    ).toBe('fall2011'));
});

describe.skipIf(!isThere('python3'))('Python (skipped where it is not installed)', () =>
  it('urllib and minidom read the tree as its old scripts do', () => {
    const script = `
import sys, urllib.request
from xml.dom import minidom
base = sys.argv[1]
tree = minidom.parse(urllib.request.urlopen(base + '/api/xml/structure_released.xml'))
root = [n for n in tree.documentElement.childNodes if n.nodeName == 'synset'][0]
print(tree.getElementsByTagName('releaseData')[0].firstChild.data)
print(root.getAttribute('wnid'), '|', root.getAttribute('words'), '|', root.getAttribute('gloss'))
print(' '.join(n.getAttribute('wnid') for n in root.childNodes if n.nodeName == 'synset'))
names = {}
for n in tree.getElementsByTagName('synset'): names[n.getAttribute('wnid')] = n.getAttribute('words')
print(len(names), names['n02084071'])
def urls(wnid):
    return urllib.request.urlopen(base + '/api/text/imagenet.synset.geturls.getmapping?wnid=' + wnid).read().decode()
print(repr(urls('')), repr(urls('n00001740')))
words = urllib.request.urlopen(base + '/api/text/wordnet.synset.getwords?wnid=n02084071').read().decode().split('\\n')
print(words)
print(len([line for line in urllib.request.urlopen(base + '/api/text/imagenet.synset.obtain_synset_list') if line.strip()]))
`;
    const printed = run('python3', ['-c', script, inject('address')]).split('\n');
    expect(printed).toEqual([
      'fall2011',
      'fall11 | ImageNet 2011 Fall Release | ImageNet 2011 Fall Release.',
      'n00017222 n09287968 n00019128 n00523513 n00021939 n12992868 n00007846 n00015388 fa11misc',
      '32327 dog, domestic dog, Canis familiaris',
      "'Invalid url!' '\\n'",
      "['dog', 'domestic dog', 'Canis familiaris', '']",
      '21841',
      '',
    ]);
  }),
);

it('xml2js reads the images of each synset', async () => {
  interface Status {
    ReleaseStatus: { releaseData: string[]; images: { synsetInfos: { synset: { $: Record<string, string> }[] }[] }[] };
  }
  const xml = await (await fetch(`${inject('address')}/api/xml/ReleaseStatus.xml`)).text();
  const {
    ReleaseStatus: { releaseData, images },
  } = (await new Parser().parseStringPromise(xml)) as Status;
  expect(releaseData).toEqual(['fall2011']);
  // The original has four entries more than its list of synsets.
  expect(images[0]!.synsetInfos[0]!.synset).toHaveLength(21_845);
  expect(images[0]!.synsetInfos[0]!.synset.map(({ $ }) => $)).toContainEqual({
    wnid: 'n10801802',
    released: '1',
    version: 'winter11',
    numImages: '269',
  });
});
