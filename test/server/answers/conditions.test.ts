import { describe, expect, it } from 'vitest';
import { judgeConditions } from '../../../src/server/answers/conditions.ts';

describe('If-None-Match', () => {
  it.each([
    ['"a"', 'not-modified'],
    ['*', 'not-modified'],
    ['W/"a"', 'not-modified'],
    ['"b", "a"', 'not-modified'],
    ['"b",W/"a" ', 'not-modified'],
    ['"b"', 'send'],
    ['a', 'send'],
    ['"aa"', 'send'],
    ['', 'send'],
    [undefined, 'send'],
  ])('of %j against "a": %s', (header, outcome) =>
    expect(judgeConditions(header === undefined ? {} : { 'if-none-match': header }, 200, '"a"')).toBe(outcome),
  );

  it('finds a weak tag too', () =>
    expect(judgeConditions({ 'if-none-match': '"a"' }, 200, 'W/"a"')).toBe('not-modified'));
});

describe('If-Match', () => {
  it.each([
    ['"a"', 'send'],
    ['*', 'send'],
    ['"b", "a"', 'send'],
    ['W/"a"', 'failed'],
    ['"b"', 'failed'],
    ['', 'failed'],
  ])('of %j against "a": %s', (header, outcome) =>
    expect(judgeConditions({ 'if-match': header }, 200, '"a"')).toBe(outcome),
  );

  it('never holds for a weak tag, which promises no bytes', () =>
    expect(judgeConditions({ 'if-match': 'W/"a"' }, 200, 'W/"a"')).toBe('failed'));

  it('is judged before If-None-Match', () => {
    expect(judgeConditions({ 'if-match': '"b"', 'if-none-match': '"a"' }, 200, '"a"')).toBe('failed');
    expect(judgeConditions({ 'if-match': '"a"', 'if-none-match': '"a"' }, 200, '"a"')).toBe('not-modified');
  });
});

it('ignores dates, since answers have no date of change', () => {
  const old = 'Thu, 01 Jan 1970 00:00:00 GMT';
  expect(judgeConditions({ 'if-unmodified-since': old, 'if-modified-since': old }, 200, '"a"')).toBe('send');
});

it('matches a success without a tag by nothing but *', () => {
  expect(judgeConditions({ 'if-match': '"a"' }, 200, undefined)).toBe('failed');
  expect(judgeConditions({ 'if-match': '*' }, 200, undefined)).toBe('send');
  expect(judgeConditions({ 'if-none-match': '"a"' }, 200, undefined)).toBe('send');
  expect(judgeConditions({ 'if-none-match': '*' }, 206, undefined)).toBe('not-modified');
});

it.each([204, 302, 404, 416, 503])('ignores conditions where the answer is %i', (status) =>
  expect(judgeConditions({ 'if-match': '"a"', 'if-none-match': '*' }, status, undefined)).toBe('send'),
);
