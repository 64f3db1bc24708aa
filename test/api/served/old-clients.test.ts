import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DOG } from '../../fixtures/image-folder.ts';
import { isThere } from '../../fixtures/python.ts';
import { untar } from '../../fixtures/untar.ts';
import { BULK, DOG_BOXES, MARK, useRelease } from './small-release.ts';

/** Requests of scripts of 2010 to 2021, in code of our own, over a release that has data added by the documented command. */

const release = useRelease();

/** Runs a script of the shell, in which `$0` is the site. */
function shell(script: string): Promise<string> {
  return release().run('sh', ['-c', script, release().address]);
}

describe.skipIf(!isThere('curl'))('curl (skipped where it is not installed)', () =>
  it.each([
    `/api/text/imagenet.synset.geturls?wnid=${DOG}`,
    `/api/imagenet.synset.geturls.getmapping?wnid=${DOG}`,
    '/api/text/imagenet.bbox.obtain_synset_wordlist',
    '/api/xml/ReleaseStatus.xml',
    '/api/xml/structure_released.xml',
    '/archive/words.txt',
    '/data/gloss.txt',
    '/imagenet_data/urls/imagenet_fall11_urls.txt',
    `/download/synset?wnid=${DOG}&src=x`,
    `/downloads/bbox/bbox/${DOG}.tar.gz`,
  ])('--head of %s states its length', async (address) => {
    const head = await release().run('curl', ['--silent', '--fail', '--head', release().address + address]);
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(Number(/\r\nContent-Length: (\d+)\r\n/.exec(head)?.[1])).toBe((await release().ask(address)).body.length);
  }),
);

describe.skipIf(!isThere('wget'))('wget (skipped where it is not installed)', () =>
  it.each(['/api/text/', '/api/'])(
    '-r over the word list of boxes below %s fetches the boxes of every synset',
    async (base) => {
      const place = path.join(release().folder, `wget${base.replaceAll('/', '-')}`);
      await mkdir(place);
      await release().run(
        'wget',
        ['-r', '-nd', '-A', '*.tar.gz,*bbox*', `${release().address}${base}imagenet.bbox.obtain_synset_wordlist`],
        place,
      );
      const fetched = (await readdir(place)).filter((name) => name.endsWith('.tar.gz')).sort();
      expect(fetched).toEqual([`${MARK}.tar.gz`, `${DOG}.tar.gz`]);
      expect(
        (await untar(gunzipSync(await readFile(path.join(place, `${DOG}.tar.gz`)))))
          .get(`Annotation/${DOG}/${DOG}_3.xml`)!
          .toString(),
      ).toBe(DOG_BOXES);
    },
  ),
);

describe.skipIf(!isThere('wget') || !isThere('tar'))(
  'a shell with wget and tar (skipped where they are missing)',
  () => {
    it('fetches all addresses as a gzipped tar and counts them', async () => {
      const script =
        'wget -q "$0/imagenet_data/urls/imagenet_fall11_urls.tgz" && tar xzf imagenet_fall11_urls.tgz && cat fall11_urls.txt';
      expect(await shell(script)).toBe(BULK);
    });

    it('takes the number of images of a version by line', async () => {
      const script = `wget -q -O - "$0/api/xml/ReleaseStatus.xml" | sed -n 's/.*wnid="${DOG}".*version="\\([^"]*\\)" numImages="\\([0-9]*\\)".*/\\1 \\2/p'`;
      expect(await shell(script)).toBe('winter11 1603\n');
    });

    it('looks for the reason of a failed download in the headers', async () => {
      const script =
        'for w in n99999999 n02109961; do wget --server-response --spider --max-redirect=0 "$0/download/synset?wnid=$w&release=latest" 2>&1 | grep -o "error_not_found\\|has_no_images" | head -1; done';
      expect(await shell(script)).toBe('error_not_found\nhas_no_images\n');
    });

    it('unpacks the images and the boxes of a synset', async () => {
      const script = `wget -q -O i.tar "$0/data/winter21_whole/${DOG}.tar" && tar tf i.tar && wget -q "$0/Annotation/Annotation.tar.gz" && tar tzf Annotation.tar.gz && wget -q -O b.tgz "$0/downloads/bbox/${DOG}.tar.gz" && tar tzf b.tgz`;
      const box = `Annotation/${DOG}/${DOG}_3.xml\n`;
      expect(await shell(script)).toBe(`${DOG}_3.JPEG\n${DOG}_12.png\n${box}Annotation/${MARK}/${MARK}_1.xml\n${box}`);
    });
  },
);

describe.skipIf(!isThere('python3'))('Python with urllib (skipped where it is missing)', () => {
  const python = async (script: string): Promise<string[]> => {
    const prelude = `import io, re, sys, tarfile, urllib.request\nfrom xml.dom import minidom\nbase = sys.argv[1]\ndef get(address): return urllib.request.urlopen(base + address).read()`;
    return (await release().run('python3', ['-c', `${prelude}\n${script}`, release().address])).trim().split('\n');
  };

  it('reads addresses, images, boxes and both XML files by tarfile and minidom', async () => {
    const script = `
wnid = '${DOG}'
for line in get('/api/text/imagenet.synset.geturls.getmapping?wnid=' + wnid).decode().split('\\r\\n'):
    parts = line.split(' ')
    if len(parts) == 2: print(parts[0], parts[1])
print(len([u for u in get('/api/text/imagenet.synset.geturls?wnid=' + wnid).decode().splitlines() if u.startswith('http')]))
print(sorted(tarfile.open(fileobj=io.BytesIO(get('/download/synset?wnid=' + wnid))).getnames()))
boxes = tarfile.open(fileobj=io.BytesIO(get('/downloads/bbox/bbox/' + wnid + '.tar.gz')))
for name in boxes.getnames():
    box = minidom.parse(boxes.extractfile(name)).getElementsByTagName('bndbox')[0]
    print(name, [int(box.getElementsByTagName(side)[0].firstChild.data) for side in ('xmin', 'ymin', 'xmax', 'ymax')])
status = minidom.parseString(get('/api/xml/ReleaseStatus.xml'))
print({n.getAttribute('wnid'): n.getAttribute('numImages') for n in status.getElementsByTagName('synset')}[wnid])
tree = minidom.parseString(get('/api/xml/structure_released.xml'))
print(tree.getElementsByTagName('releaseData')[0].firstChild.data, len({n.getAttribute('wnid') for n in tree.getElementsByTagName('synset')}))`;
    expect(await python(script)).toEqual([
      `${DOG}_3 http://example.org/caf%C3%A9.jpg?a=1&b=2`,
      `${DOG}_12 http://farm1.static.flickr.com/1/2.jpg`,
      `${DOG}_100 http://example.org/a%2Fb.jpg`,
      '3',
      `['${DOG}_12.png', '${DOG}_3.JPEG']`,
      `Annotation/${DOG}/${DOG}_3.xml [1, 2, 30, 40]`,
      '1603',
      'fall2011 32327',
    ]);
  });

  it('reads the parents of each synset, the last one last', async () => {
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
      `224 224 [['${DOG}_3', 'http://example.org/caf%C3%A9.jpg?a=1&b=2'], ['${DOG}_12', 'http://farm1.static.flickr.com/1/2.jpg'], ['${DOG}_100', 'http://example.org/a%2Fb.jpg']]`,
    ]);
  });
});

describe('Node', () => {
  const get = async (address: string): Promise<string> => (await fetch(release().address + address)).text();

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
    expect([plain, php]).toEqual([`${DOG}\n${MARK}\n\n`, `${DOG}\n${MARK}\n\n`]);
    expect((await get('/api/text/imagenet.synset.obtain_synset_list.php')).split('\n').slice(0, 2)).toEqual([
      'n02119789',
      'n02478875',
    ]);
    expect(await get('/api/text/verification.user_accesskey.php?username=u&accesskey=k')).toBe('OK');
  });
});
