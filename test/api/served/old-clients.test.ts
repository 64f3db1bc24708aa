import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annotation, CLOCK, DOG, picture, put } from '../../fixtures/image-folder.ts';
import { isThere } from '../../fixtures/python.ts';
import type { ServedData } from '../../fixtures/serve-data.ts';
import { serveRelease } from '../../fixtures/serve-release.ts';

/** Requests of scripts of 2010 to 2021, in code of our own, over a release that has data added by the documented command. */

const LISTED = `${DOG}_3\thttp://example.org/3.jpg\n${DOG}_12\thttp://example.org/12.jpg\n${CLOCK}_2\thttp://example.org/2.jpg\n`;

let folder: string;
let served: ServedData;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-old-clients-'));
  await put(folder, `images/${DOG}/${DOG}_3.JPEG`, await picture('#a01020', 400, 300).jpeg().toBuffer());
  await put(folder, `images/${DOG}/${DOG}_12.png`, await picture('#1020a0').png().toBuffer());
  await put(folder, 'urls/fall11_urls.txt', LISTED);
  await put(folder, `boxes/${DOG}/${DOG}_3.xml`, annotation(400, 300, [[1, 2, 30, 40]]));
  const at = (name: string): string => path.join(folder, name);
  served = await serveRelease({ urls: at('urls'), images: at('images'), boxes: at('boxes') });
});
afterAll(async () => {
  await served.stop();
  await rm(folder, { recursive: true });
});

/** Runs a program while the server answers, and returns what it prints; it must succeed. */
async function run(program: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { cwd: folder });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const status = await new Promise<number>((resolve) => child.once('close', resolve));
  expect(status, errors).toBe(0);
  return output;
}

describe.skipIf(!isThere('wget') || !isThere('tar'))(
  'a shell with wget and tar (skipped where they are missing)',
  () => {
    it('fetches all addresses as a gzipped tar and counts them', async () => {
      const script =
        'wget -q "$0/imagenet_data/urls/imagenet_fall11_urls.tgz" && tar xzf imagenet_fall11_urls.tgz && cat fall11_urls.txt';
      expect((await run('sh', '-c', script, served.address)).split('\n').sort()).toEqual(LISTED.split('\n').sort());
    });

    it('takes the number of images of a version by line', async () => {
      const script = `wget -q -O - "$0/api/xml/ReleaseStatus.xml" | sed -n 's/.*wnid="${DOG}".*version="\\([^"]*\\)" numImages="\\([0-9]*\\)".*/\\1 \\2/p'`;
      expect(await run('sh', '-c', script, served.address)).toBe('winter11 1603\n');
    });

    it('looks for the reason of a failed download in the headers', async () => {
      const script =
        'for w in n99999999 n02109961; do wget --server-response --spider --max-redirect=0 "$0/download/synset?wnid=$w&release=latest" 2>&1 | grep -o "error_not_found\\|has_no_images" | head -1; done';
      expect(await run('sh', '-c', script, served.address)).toBe('error_not_found\nhas_no_images\n');
    });

    it('unpacks the images and the boxes of a synset', async () => {
      const script = `wget -q -O i.tar "$0/data/winter21_whole/${DOG}.tar" && tar tf i.tar && wget -q "$0/Annotation/Annotation.tar.gz" && tar tzf Annotation.tar.gz && wget -q -O b.tgz "$0/downloads/bbox/${DOG}.tar.gz" && tar tzf b.tgz`;
      const box = `Annotation/${DOG}/${DOG}_3.xml\n`;
      expect(await run('sh', '-c', script, served.address)).toBe(`${DOG}_3.JPEG\n${DOG}_12.png\n${box}${box}`);
    });
  },
);

describe.skipIf(!isThere('python3'))('Python with urllib (skipped where it is missing)', () => {
  const python = async (script: string): Promise<string[]> =>
    (
      await run(
        'python3',
        '-c',
        `import re, sys, urllib.request\nfrom xml.dom import minidom\nbase = sys.argv[1]\ndef get(address): return urllib.request.urlopen(base + address).read()\n${script}`,
        served.address,
      )
    )
      .trim()
      .split('\n');

  it('keeps the last parent that it reads of each synset', async () => {
    const script = `
parent = {}
for line in get('/archive/wordnet.is_a.txt').decode().splitlines():
    above, below = line.split(' ')
    parent[below] = above
print(parent['n02084071'], parent['n02121808'], len(parent))`;
    expect(await python(script)).toEqual(['n01317541 n01317541 74389']);
  });

  it('finds the number of a synset in its page, then its thumbnails', async () => {
    const script = `
page = get('/synset?wnid=${DOG}').decode()
number = re.search(r"^target_id = '(\\d+)';", page, re.M).group(1)
listed = minidom.parseString(get('/python/gp.py/ImagesXML?type=synsetgood&synsetid=' + number + '&start=0&n=10'))
print(listed.getElementsByTagName('imageset')[0].getAttribute('total'))
for image in listed.getElementsByTagName('image'):
    node, offset, prefix = (image.getAttribute(name) for name in ('node', 'synsetoffset', 'prefix'))
    print(offset, len(prefix), get('/nodes/%s/%s/%s/%s.thumb' % (node, offset, prefix[:2], prefix))[:3].hex())`;
    const thumb = `${DOG.slice(1)} 40 ffd8ff`;
    expect(await python(script)).toEqual(['2', thumb, thumb]);
  });

  it('walks the tree by numbers', async () => {
    const script = `
def children(number):
    root = minidom.parseString(get('/python/tree.py/SubtreeXML?rootid=' + number)).documentElement
    return [node for node in root.childNodes if node.nodeName == 'synset']
top = children('82127')
print([node.getAttribute('synsetoffset') for node in top])
sport = [node for node in top if node.getAttribute('words').startswith('sport')][0]
print(sport.getAttribute('subtree_size'), sport.getAttribute('num_children'), len(children(sport.getAttribute('synsetid'))))`;
    expect(await python(script)).toEqual([
      "['00017222', '09287968', '00019128', '00523513', '00021939', '12992868', '00007846', '00015388', 'fa11misc']",
      '177 20 20',
    ]);
  });

  it('gathers the addresses of a synset and of all below it', async () => {
    const script = `
wnids = [w.lstrip('-') for w in get('/api/text/wordnet.structure.hyponym?full=1&wnid=n02083346').decode().split('\\r\\n') if w]
ready = []
for wnid in [w for w in wnids if w in ('${DOG}', 'n02109961')]:
    answer = get('/api/text/imagenet.synset.geturls.getmapping?wnid=' + wnid).decode()
    ready += [line.split(' ') for line in answer.split('\\r\\n') if ' ' in line]
print(len(wnids), len(set(wnids)), ready)`;
    expect(await python(script)).toEqual([
      `224 224 [['${DOG}_3', 'http://example.org/3.jpg'], ['${DOG}_12', 'http://example.org/12.jpg']]`,
    ]);
  });
});

describe('Node', () => {
  const get = async (address: string): Promise<string> => (await fetch(served.address + address)).text();

  it('reads the synsets of a challenge from its links, and asks for the pictures of one', async () => {
    const page = await get('/challenges/LSVRC/2014/browse-synsets');
    const wnids = [...page.matchAll(/wnid=(n\d+)"/g)].map(([, wnid = '']) => wnid);
    expect([wnids.length, wnids[0]]).toEqual([1000, 'n01440764']);
    const details = await get(`/__viz/getControlDetails.php?wnid=${wnids[0]!}`);
    expect(/<td>(\d+) pictures<\/td>/.exec(details)?.[1]).toBe('1133');
  });

  it('reads lists with and without .php, and checks an access key', async () => {
    const [plain, php] = await Promise.all(
      ['', '.php'].map((ending) => get(`/api/text/imagenet.bbox.obtain_synset_list${ending}`)),
    );
    expect([plain, php]).toEqual([`${DOG}\n\n`, `${DOG}\n\n`]);
    expect((await get('/api/text/imagenet.synset.obtain_synset_list.php')).split('\n').slice(0, 2)).toEqual([
      'n02119789',
      'n02478875',
    ]);
    expect(await get('/api/text/verification.user_accesskey.php?username=u&accesskey=k')).toBe('OK');
  });
});
