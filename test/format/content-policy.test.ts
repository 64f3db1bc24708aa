import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { contentPolicy, pagePolicy, withoutFrames } from '../../src/format/content-policy.ts';

it('allows the script that stands in pages by its digest, and no other', async () => {
  const script = await readFile(path.resolve(import.meta.dirname, '../../src/site/pictures-off.js'));
  const digest = createHash('sha256').update(script).digest('base64');
  const allowed = /script-src ([^;]*)/.exec(pagePolicy())?.[1];
  expect(allowed, 'write the digest into src/format/content-policy.ts').toBe(`'self' 'sha256-${digest}'`);
});

it('loads from its own site alone, and from hosts that it names', () => {
  const own = (images: string): string =>
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:${images}; connect-src 'self'; ` +
    "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'";
  const written = (policy: string): string => policy.replace(/ 'sha256-[^']+'/, '');
  expect(written(pagePolicy())).toBe(own(''));
  expect(written(pagePolicy(['https://a.example', 'https://b.example']))).toBe(
    own(' https://a.example https://b.example'),
  );
  expect(withoutFrames(contentPolicy())).toBe(pagePolicy());
});

it.each([
  [contentPolicy(), "; frame-ancestors 'none'"],
  [contentPolicy([], true), '; frame-ancestors *'],
])('states in its header who may frame a page: %s', (policy, frames) => {
  expect(policy).toBe(pagePolicy() + frames);
});

it('names other hosts for images alone, each once', () => {
  const policy = withoutFrames(contentPolicy(['https://a.example', 'https://a.example']));
  expect(policy).toContain("img-src 'self' data: https://a.example;");
  expect(policy.match(/a\.example/g)).toHaveLength(1);
  expect(policy).not.toContain('frame-ancestors');
});
