import { describe, expect, it } from 'vitest';
import { afterPrincipal, afterProduct } from './deal.ts';

const fries = {
  product_id: 'fries',
  name: 'Fries',
  principal_org_id: 'p1',
  principal_name: 'Spud',
};
const carriers = [
  { id: 'd1', title: 'Lakeshore', isPrimary: false },
  { id: 'd2', title: 'Maumee', isPrimary: true },
];
const nothing = { principal_org_id: '', product_id: 'fries', distributor_org_id: '' };

describe('choosing a product', () => {
  it('brings its principal and its primary distributor', () => {
    const { changes, said } = afterProduct(nothing, fries, carriers, '');
    expect(changes).toEqual({ principal_org_id: 'p1', distributor_org_id: 'd2' });
    expect(said.principal_org_id).toBe('Comes with Fries.');
  });

  it('leaves a distributor that a person chose', () => {
    const chosen = { ...nothing, principal_org_id: 'p1', distributor_org_id: 'd9' };
    expect(afterProduct(chosen, fries, carriers, '')).toEqual({ changes: {}, said: {} });
  });

  it('replaces the distributor that came with the product before', () => {
    const before = { ...nothing, distributor_org_id: 'd7' };
    expect(afterProduct(before, fries, carriers, 'd7').changes.distributor_org_id).toBe('d2');
    expect(afterProduct(before, fries, [], 'd7').changes.distributor_org_id).toBe('');
  });
});

describe('choosing a principal', () => {
  const deal = { principal_org_id: 'p1', product_id: 'fries', distributor_org_id: 'd2' };

  it('takes out a product of another one, and says so', () => {
    const { changes, said } = afterPrincipal(deal, 'p2', fries, '');
    expect(changes).toEqual({ product_id: '' });
    expect(said.product_id).toBe('Fries was taken out: it belongs to Spud.');
  });

  it('takes out the distributor that had come with that product', () => {
    expect(afterPrincipal(deal, 'p2', fries, 'd2').changes).toEqual({
      product_id: '',
      distributor_org_id: '',
    });
  });

  it('changes nothing where the product is its own', () => {
    expect(afterPrincipal(deal, 'p1', fries, 'd2')).toEqual({ changes: {}, said: {} });
  });
});
