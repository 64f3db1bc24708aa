import { expect, it } from 'vitest';
import { parseWebAddress } from '../../src/format/web-address.ts';

it.each([
  'http://farm1.static.flickr.com/2/3.jpg',
  'HTTPS://EXAMPLE.org:8443/a%20b?c=d#e',
  'http://1.2.3.4/a.jpg',
  'http://[2001:db8::1]/a.jpg',
  'http://xn--bcher-kva.example/',
  'http://bücher.example/',
  'http://a_b.example/',
])('reads %s', (address) => {
  expect(parseWebAddress(address)?.host).toBeTruthy();
});

it.each([
  'http://1.2.3.999/a.jpg',
  'http://10.0.0.256/',
  'http://example.org:99999/a.jpg',
  'http://exa^mple.com/',
  'http://host%2fx/',
  'http://[::1/',
  'http://;/a.jpg',
  'http://a;script-src/a.jpg',
  'http://a,b/a.jpg',
  "http://a'b/",
  'http://*/a.jpg',
  'http://a(b)/',
  'http://',
  'ftp://example.org/a.jpg',
  'javascript:alert(1)',
  'data:image/png,',
  '/a.jpg',
  '',
])('refuses %j', (address) => {
  expect(parseWebAddress(address)).toBeUndefined();
});
