import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ArchiveMember } from '../../scripts/pipeline/images/archives/tar-members.ts';
import { zipMembers } from '../../scripts/pipeline/images/archives/zip-members.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { zipOf } from '../fixtures/zip.ts';

const MOST = 1000;
const bytes = (text: string): Buffer => Buffer.from(text);

async function membersOf(zip: Uint8Array): Promise<ArchiveMember[]> {
  const file = path.join(await temporaryFolder(), 'a.zip');
  await writeFile(file, zip);
  return Array.fromAsync(zipMembers(file, MOST));
}

const texts = (members: readonly ArchiveMember[]): Record<string, string | undefined> =>
  Object.fromEntries(members.map((one) => [one.name, one.bytes && Buffer.from(one.bytes).toString()]));

test.each([false, true])('members packed and stored are read, by fields of 64 bits: %s', async (isWide) => {
  const zip = zipOf(
    { 'a/': bytes(''), 'a/b.txt': bytes('bb'), 'é.txt': { bytes: bytes('c'), method: 0 }, e: bytes('') },
    isWide,
  );
  expect(texts(await membersOf(zip))).toEqual({ 'a/b.txt': 'bb', 'é.txt': 'c', e: '' });
});

test('a comment behind the directory does not matter', async () => {
  const zip = zipOf({ a: bytes('a') });
  zip.writeUInt16LE(4, zip.length - 2);
  expect(texts(await membersOf(Buffer.concat([zip, bytes('note')])))).toEqual({ a: 'a' });
});

test('a member that cannot be read has its reason, and the others are read', async () => {
  const members = await membersOf(
    zipOf({
      encrypted: { bytes: bytes('x'), flags: 1 },
      link: { bytes: bytes('a'), attributes: 0o120777 * 2 ** 16 },
      other: { bytes: bytes('x'), method: 14 },
      damaged: { bytes: bytes('x'), check: 1 },
      large: Buffer.alloc(MOST + 1),
      whole: bytes('whole'),
    }),
  );
  expect(members.map(({ name, otherType, damage, size }) => [name, otherType ?? damage ?? size])).toEqual([
    ['encrypted', 'it is encrypted'],
    ['link', 'a symbolic link'],
    ['other', 'packed by method 14'],
    ['damaged', 'its check sum does not fit'],
    ['large', MOST + 1],
    ['whole', 5],
  ]);
  expect(texts(members)).toMatchObject({ large: undefined, damaged: undefined, whole: 'whole' });
});

test('a member that claims fewer bytes than it has is no way to fill the memory', async () => {
  const zip = zipOf({ bomb: Buffer.alloc(500) });
  for (const at of [22, zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24]) zip.writeUInt32LE(1, at);
  expect((await membersOf(zip))[0]).toMatchObject({
    name: 'bomb',
    bytes: undefined,
    damage: expect.any(String) as string,
  });
});

test('a zip that is cut short, damaged or one of several parts is refused', async () => {
  const zip = zipOf({ a: bytes('a') });
  await expect(membersOf(zip.subarray(0, -1))).rejects.toThrow('cut short');
  await expect(membersOf(bytes(''))).rejects.toThrow('cut short');
  await expect(membersOf(zip.subarray(20))).rejects.toThrow('damaged');
  const part = Buffer.from(zip);
  part.writeUInt16LE(2, zip.length - 18);
  await expect(membersOf(part)).rejects.toThrow('zip -s 0');
  const directory = Buffer.from(zip);
  directory[zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))] = 0;
  await expect(membersOf(directory)).rejects.toThrow('damaged');
});
