import { expect, it } from 'vitest';
import { telHref } from './phone.ts';

it.each([
  ['(517) 555-0112', 'tel:5175550112'],
  ['+1 810 555.0101', 'tel:+18105550101'],
  ['(517) 555-0112 ext. 3', 'tel:5175550112;ext=3'],
  ['517-555-0112x12', 'tel:5175550112;ext=12'],
])('%s', (number, href) => expect(telHref(number)).toBe(href));
