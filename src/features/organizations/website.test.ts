import { expect, it } from 'vitest';
import { readWebsite, showWebsite } from './website.ts';

it.each([
  ['harbordiner.com', 'https://harbordiner.com'],
  [' http://harbordiner.com/menu ', 'http://harbordiner.com/menu'],
  ['harbordiner.com:8080/x', 'https://harbordiner.com:8080/x'],
])('takes %s', (typed, address) => expect(readWebsite(typed)).toBe(address));

it.each([
  '',
  'javascript:alert(1)',
  'JaVaScRiPt://x.com/%0aalert(1)',
  'data:text/html,x',
  'not a site',
  'ftp://x.com',
  'diner',
])('does not link to %s', (typed) => expect(readWebsite(typed)).toBeNull());

it('reads without what everybody skips', () => {
  expect(showWebsite('https://www.harbordiner.com/')).toBe('harbordiner.com');
});
