import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPackFolder } from './packs.ts';
import type { Sizes } from './load-scales.ts';

export interface LoadStep {
  file: string;
  /** Made in portions of so many, where progress is worth seeing. */
  portions?: { of: keyof Sizes; size: number };
  /** What one row costs, compared with the others, for the time left. */
  weight: number;
  what: string;
}

export const loadSteps: readonly LoadStep[] = [
  { file: '000-begin.sql', weight: 0, what: 'preparing' },
  { file: '100-people.sql', weight: 0, what: 'people' },
  {
    file: '200-organizations.sql',
    what: 'organizations',
    weight: 3,
    portions: { of: 'organizations', size: 10_000 },
  },
  {
    file: '300-contacts.sql',
    what: 'contacts',
    weight: 2,
    portions: { of: 'contacts', size: 20_000 },
  },
  { file: '400-products.sql', weight: 0, what: 'products' },
  { file: '450-customers.sql', weight: 0, what: 'customers' },
  {
    file: '500-opportunities.sql',
    what: 'opportunities with their interactions',
    weight: 12,
    portions: { of: 'opportunities', size: 5000 },
  },
  { file: '900-end.sql', weight: 0, what: 'statistics' },
];

/** Words such as :seed stand for whole numbers, and for texts that are quoted here. */
export function readLoadFile(file: string, words: Record<string, number | string>): string {
  const text = readFileSync(join(defaultPackFolder, 'load', file), 'utf8');
  return text.replace(/(?<![:\w]):([a-z]+)\b/g, (whole, name: string) => {
    const value = words[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? String(value) : `'${value}'`;
  });
}
