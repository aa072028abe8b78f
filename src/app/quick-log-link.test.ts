import { describe, expect, it } from 'vitest';
import { readQuickLogSearch, withoutQuickLog } from './quick-log-link.ts';

describe('a link to the quick log', () => {
  it('names an opportunity, or none', () => {
    expect(readQuickLogSearch({ log: 'an-id', stage: 'x' })).toEqual({ log: 'an-id' });
    expect(readQuickLogSearch({ log: true })).toEqual({ log: '' });
    expect(readQuickLogSearch({ stage: 'x' })).toEqual({});
  });

  it('leaves the rest of the address as it was', () => {
    const at = (searchStr: string) => withoutQuickLog({ pathname: '/pipeline', searchStr });
    expect(at('?log=1')).toBe('/pipeline');
    expect(at('?owner=%22a+b%22&log=&priority=A')).toBe('/pipeline?owner=%22a+b%22&priority=A');
  });
});
