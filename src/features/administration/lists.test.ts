import { expect, test } from 'vitest';
import { codeFrom, describeUsage } from './lists.ts';

test('a code is made of the label, and is never one that is taken', () => {
  expect(codeFrom('  Café tasting (new)! ', new Set())).toBe('cafe_tasting_new');
  expect(codeFrom('Call', new Set(['call', 'call_2']))).toBe('call_3');
  expect(codeFrom('عرض', new Set())).toBe('entry');
});

test('usage is said per kind of record, and says when it stopped counting', () => {
  const usage = [
    { code: 'a', table_name: 'public.opportunities', records: 3 },
    { code: 'a', table_name: 'public.opportunities', records: 1 },
    { code: 'a', table_name: 'public.interactions', records: 1000 },
    { code: 'b', table_name: 'public.opportunities', records: 1 },
    { code: 'c', table_name: 'public.opportunities', records: 0 },
  ];
  expect(describeUsage('a', usage)).toBe('3 opportunities, 1,000+ interactions');
  expect(describeUsage('b', usage)).toBe('1 opportunity');
  expect(describeUsage('c', usage)).toBe('');
});
