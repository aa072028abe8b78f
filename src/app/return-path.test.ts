import { expect, it } from 'vitest';
import { inApp } from './return-path.ts';

it('comes back to where the session ended', () => {
  expect(inApp('/opportunities/1?x=2')).toBe('/opportunities/1?x=2');
});

it.each([undefined, '', 'https://evil.example', '//evil.example', '/\\evil.example'])(
  'never leaves the app (%s)',
  (path) => {
    expect(inApp(path)).toBe('/dashboard');
  },
);
