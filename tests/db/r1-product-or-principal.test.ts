import type postgres from 'postgres';
import { expect } from 'vitest';
import { addOpportunity, addProduct } from '../support/fixtures.ts';
import { asUser, refusal } from '../support/people.ts';
import { test } from './brokerage-test.ts';

test('an opportunity that names neither product nor principal is refused', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const error = await refusal(tx, (t) => addOpportunity(t, world, { product_id: null }));
    expect(error.code).toBe('23514');
    expect(error.constraint_name).toBe('opportunities_product_or_principal_check');
  });
});

test('neither can be taken away later', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const error = await refusal(
      tx,
      (t) => t`update public.opportunities set product_id = null, principal_org_id = null
               where opportunity_id = ${id}`,
    );
    expect(error.constraint_name).toBe('opportunities_product_or_principal_check');
  });
});

test('a principal alone is enough', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const principal = { product_id: null, principal_org_id: world.otherPrincipal };
    const id = await addOpportunity(tx, world, principal);
    expect(await partsOf(tx, id)).toEqual(principal);
  });
});

test('a product brings its principal', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    expect(await partsOf(tx, id)).toEqual({
      product_id: world.product,
      principal_org_id: world.principal,
    });
  });
});

test('a product that is added later brings its principal too', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const shrimp = await addProduct(tx, world.otherPrincipal, { name: 'Shrimp' });
    const id = await addOpportunity(tx, world);
    await tx`update public.opportunities set product_id = ${shrimp} where opportunity_id = ${id}`;
    expect(await partsOf(tx, id)).toEqual({
      product_id: shrimp,
      principal_org_id: world.otherPrincipal,
    });
  });
});

test('a principal that contradicts the product is refused, on insert and on update', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const contradiction = { principal_org_id: world.otherPrincipal };
    const inserted = await refusal(tx, (t) => addOpportunity(t, world, contradiction));
    expect(inserted.constraint_name).toBe('opportunities_product_id_principal_org_id_fkey');

    const id = await addOpportunity(tx, world);
    const updated = await refusal(
      tx,
      (t) => t`update public.opportunities set ${t(contradiction)} where opportunity_id = ${id}`,
    );
    expect(updated.constraint_name).toBe('opportunities_product_id_principal_org_id_fkey');
  });
});

test('without its product, an opportunity keeps the principal', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    await tx`update public.opportunities set product_id = null where opportunity_id = ${id}`;
    expect(await partsOf(tx, id)).toEqual({
      product_id: null,
      principal_org_id: world.principal,
    });
  });
});

async function partsOf(tx: postgres.TransactionSql, id: string) {
  const [row] = await tx`
    select product_id, principal_org_id from public.opportunities where opportunity_id = ${id}`;
  return row;
}
