import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { askHttp, type Reply } from '../../fixtures/ask-http.ts';
import { annotation, CLOCK, DOG, picture, put } from '../../fixtures/image-folder.ts';
import type { ServedData } from '../../fixtures/serve-data.ts';
import { serveRelease } from '../../fixtures/serve-release.ts';

/** Mark, which has a lemma with an apostrophe. */
export const MARK = 'n00064789';

/** Addresses of two synsets in no order, one with bytes beyond ASCII. */
const LISTED = `${CLOCK}_2\thttp://example.org/clock%20two.jpg\n${DOG}_100\thttp://example.org/a%2Fb.jpg\n${DOG}_12\thttp://farm1.static.flickr.com/1/2.jpg\n${DOG}_3\thttp://example.org/café.jpg?a=1&b=2\n`;

/** The same in the order of the bulk list: by wnid, then number. */
export const BULK = `${DOG}_3\thttp://example.org/caf%C3%A9.jpg?a=1&b=2\n${DOG}_12\thttp://farm1.static.flickr.com/1/2.jpg\n${DOG}_100\thttp://example.org/a%2Fb.jpg\n${CLOCK}_2\thttp://example.org/clock%20two.jpg\n`;

/** The boxes of the dog's one annotated image, as they are given out. */
export const DOG_BOXES = `<annotation>
	<folder>${DOG}</folder>
	<filename>${DOG}_3</filename>
	<source>
		<database>ImageNet Fall 2011</database>
	</source>
	<size>
		<width>60</width>
		<height>40</height>
		<depth>3</depth>
	</size>
	<segmented>0</segmented>
	<object>
		<name>${DOG}</name>
		<pose>Unspecified</pose>
		<truncated>0</truncated>
		<difficult>0</difficult>
		<bndbox>
			<xmin>1</xmin>
			<ymin>2</ymin>
			<xmax>30</xmax>
			<ymax>40</ymax>
		</bndbox>
	</object>
</annotation>
`;

/** The Fall 2011 release with addresses, images and boxes of some synsets, added by the documented command. */
export class SmallRelease {
  readonly folder: string;
  /** The images as they were put there, by the names that they have in a tar. */
  readonly images: ReadonlyMap<string, Buffer>;
  readonly #served: ServedData;

  private constructor(folder: string, images: ReadonlyMap<string, Buffer>, served: ServedData) {
    this.folder = folder;
    this.images = images;
    this.#served = served;
  }

  static async serve(): Promise<SmallRelease> {
    const folder = await mkdtemp(path.join(tmpdir(), 'canopy-release-parts-'));
    const images = new Map([
      [`${DOG}_3.JPEG`, await picture('#a01020').jpeg().toBuffer()],
      // Longer than what is answered whole, so that its length must be stated before.
      [`${DOG}_12.png`, await picture('#1020a0', 400, 400).png({ compressionLevel: 0 }).toBuffer()],
      [`${MARK}_1.JPEG`, await picture('#10a020').jpeg().toBuffer()],
    ]);
    for (const [name, bytes] of images) await put(folder, `images/${name.slice(0, 9)}/${name}`, bytes);
    await put(folder, 'urls/fall11_urls.txt', LISTED);
    await put(folder, `boxes/${DOG}/${DOG}_3.xml`, annotation(60, 40, [[1, 2, 30, 40]]));
    const two = [
      [5, 5, 20, 20],
      [0, 0, 60, 40],
    ] as const;
    await put(folder, `boxes/${MARK}_1.xml`, annotation(60, 40, two, MARK));
    const [urls, pictures, boxes] = ['urls', 'images', 'boxes'].map((name) => path.join(folder, name));
    return new SmallRelease(folder, images, await serveRelease({ urls: urls!, images: pictures!, boxes: boxes! }));
  }

  get address(): string {
    return this.#served.address;
  }

  async stop(): Promise<void> {
    await this.#served.stop();
    await rm(this.folder, { recursive: true });
  }

  /** Asks by GET twice, the second time from the cache, and by HEAD, which must tell the same without a body. */
  async ask(address: string): Promise<Reply> {
    const head = await askHttp(this.address, address, { method: 'HEAD' });
    const [get, again] = [await askHttp(this.address, address), await askHttp(this.address, address)];
    expect(head.body).toHaveLength(0);
    for (const other of [head, again]) expect(describeReply(other)).toEqual(describeReply(get));
    expect(again.body.equals(get.body)).toBe(true);
    if (get.headers['content-length'] !== undefined)
      expect(get.headers['content-length']).toBe(String(get.body.length));
    expect(get.headers['content-encoding']).toBeUndefined();
    return get;
  }

  /** Runs a program while the server answers, and returns what it prints; it must succeed. */
  async run(program: string, args: readonly string[], cwd = this.folder): Promise<string> {
    const child = spawn(program, args, { cwd });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const status = await new Promise<number>((resolve) => child.once('close', resolve));
    expect(status, errors).toBe(0);
    return output;
  }
}

/** Serves a small release for the tests of a file. @returns what gives it. */
export function useRelease(): () => SmallRelease {
  let release: SmallRelease | undefined;
  beforeAll(async () => {
    release = await SmallRelease.serve();
  });
  afterAll(() => release?.stop());
  return () => release!;
}

/** The headers that tell of the answer and not of the connection. */
function describeReply({ status, headers }: Reply): object {
  const lines = Object.entries(headers).filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
  return { status, lines };
}
