import { wordAbsent, wordSenses, wordStart } from '../../components/search/word.ts';
import type { Page } from '../../components/page/page.ts';
import { absentWord, findWord, type WordPage, wordPage } from '../../view/search/word-page.ts';
import { jsonUrl, wordId, wordUrl } from '../../view/urls.ts';
import type { PageRequest } from '../request.ts';
import type { Redirect, Route } from '../route.ts';

const subject = 'noun in WordNet 3.0 that is written so';

/** The pages of words: one for each, and the one that leads to them. */
export const WORD_ROUTES: readonly Route[] = [
  { pattern: '/word/:word', subject, page: pageOfWord, twin: twinOfWord },
  { pattern: '/word', page: startPage },
];

async function pageOfWord({ context, params }: PageRequest): Promise<Page | Redirect> {
  const asked = params['word'] ?? '';
  const word = findWord(context, asked);
  const path = wordUrl(asked);
  if (word === undefined) {
    const absent = absentWord(context, asked);
    const about = { title: `“${absent.word}”`, description: 'No noun of WordNet 3.0.', path, noindex: true };
    return { context, about, status: 404, query: absent.word, main: wordAbsent(absent) };
  }
  if (asked !== wordId(word.text)) return { location: wordUrl(word.text, context.state), status: 301 };
  const page = await wordPage(context, word);
  const [first] = page.senses;
  return {
    context,
    about: {
      title: `${page.word}: ${page.senses.length === 1 ? 'one sense' : `${String(page.senses.length)} senses`}`,
      description: first?.definition ?? '',
      path,
      json: jsonUrl(wordUrl(page.word, context.state)),
    },
    query: page.word,
    main: wordSenses(page),
  };
}

async function twinOfWord({ context, params }: PageRequest): Promise<WordPage | undefined> {
  const word = findWord(context, params['word'] ?? '');
  return word && wordPage(context, word);
}

function startPage({ context, query }: PageRequest): Page | Redirect {
  const word = query.get('w')?.trim() ?? '';
  if (word !== '') return { location: wordUrl(word, context.state), status: 302 };
  const about = { title: 'Words', description: 'All senses of every noun of WordNet.', path: '/word' };
  return { context, about, main: wordStart(context) };
}
