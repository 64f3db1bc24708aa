import { describe, expect, it } from 'vitest';
import { emojiIn, emojiKey, emojiKeys } from '../../../src/search/identifiers/emoji.ts';

describe('emoji in a text', () => {
  it.each([
    ['🐕', ['🐕']],
    [' 🐕 🐈', ['🐕', '🐈']],
    ['👩🏽‍🚀👍🏿', ['👩🏽‍🚀', '👍🏿']],
    ['🇩🇪🇫🇷', ['🇩🇪', '🇫🇷']],
    ['1️⃣#⃣', ['1️⃣', '#⃣']],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', ['🏴󠁧󠁢󠁳󠁣󠁴󠁿']],
    ['-', ['-']],
  ])('%s is taken apart', (text, emoji) => {
    expect(emojiIn(text)).toEqual(emoji);
  });

  it.each(['', 'dog', '🐕 dog', '12', '#', '+', '<', 'é', '犬', '--'])('%j has none, or more than these', (text) => {
    expect(emojiIn(text)).toBeUndefined();
  });
});

describe('the key of an emoji', () => {
  it('has neither style nor skin tone, which alone is one', () => {
    expect(emojiKey('❤️')).toBe('2764');
    expect(emojiKey('👍🏿')).toBe('1f44d');
    expect(emojiKey('🏿')).toBe('1f3ff');
  });

  it('is followed by those of its beginnings', () => {
    expect(emojiKeys('👩🏽‍🚀')).toEqual(['1f469-200d-1f680', '1f469']);
  });
});
