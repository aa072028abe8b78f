import type postgres from 'postgres';
import { expect } from 'vitest';
import { addOpportunity, addOrganization } from '../support/fixtures.ts';
import { become, becomePostgres, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

test('everybody is listed the products that they see in the table, and their own open opportunities', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const hidden = await addOrganization(tx, { owner_user_id: world.blair });
    await tx`insert into public.products (principal_org_id, name, sku) values (${hidden}, 'Hidden Wedges', 'HW-1')`;
    await addOpportunity(tx, world, { product_id: world.product });
    await addOpportunity(tx, world, { product_id: world.product, owner_user_id: world.blair });
    await addOpportunity(tx, world, { product_id: world.product, stage: 'closed_won' });
    for (const who of [world.alex, world.blair, world.maya, world.admin]) {
      await become(tx, 'authenticated', who);
      const seen = await tx`
        select p.product_id, count(o.opportunity_id) as open_opportunities
        from public.products p
        left join public.opportunities o on o.product_id = p.product_id and o.closed_at is null
        group by 1 order by 1`;
      const listed = await tx`
        select product_id, open_opportunities from reporting.list_products() order by 1`;
      expect(listed).toEqual(seen);
    }
    await becomePostgres(tx);
    await tx`update public.user_profiles set status = 'disabled' where user_id = ${world.blair}`;
    await become(tx, 'authenticated', world.blair);
    expect(await tx`select * from reporting.list_products()`).toEqual([]);
  });
});

test('products are found by words, sorted and paged, with a total that is true', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const principal = await addOrganization(tx, { name: 'Zephyr Mills' });
    await tx`
      insert into public.products (principal_org_id, name, sku, category, list_price) values
        (${principal}, 'Waffle Fries', 'ZM-10', 'Frozen', 20),
        (${principal}, 'waffle cones', 'ZM-20', 'Bakery', null),
        (${principal}, 'Açaí 🫐', 'ZM-30', 'Frozen', 5)`;
    await become(tx, 'authenticated', world.alex);
    const names = async (options: Options) => (await list(tx, options)).map(({ name }) => name);
    expect(await names({ wanted: 'waf fri' })).toEqual(['Waffle Fries']);
    expect(await names({ wanted: 'acai' })).toEqual(['Açaí 🫐']);
    expect(await names({ wanted: '🫐' })).toEqual(['Açaí 🫐']);
    expect(await names({ wanted: 'zm-20' })).toEqual(['waffle cones']);
    expect(await names({ wanted: 'froz', principal })).toHaveLength(2);
    expect(await names({ wanted: "%' \\ & | !" })).toEqual([]);
    expect(await names({ principal })).toEqual(['Açaí 🫐', 'waffle cones', 'Waffle Fries']);
    expect(await names({ principal, sort: 'price' })).toEqual([
      'Açaí 🫐',
      'Waffle Fries',
      'waffle cones',
    ]);
    // What has no price comes last either way.
    expect(await names({ principal, sort: 'price', descending: true })).toEqual([
      'Waffle Fries',
      'Açaí 🫐',
      'waffle cones',
    ]);
    expect((await list(tx, { sort: 'principal', descending: true }))[0]).toMatchObject({
      principal_name: 'Zephyr Mills',
    });
    const [row] = await list(tx, { principal, max_results: 1, skip: 2 });
    expect(row).toMatchObject({ name: 'Waffle Fries', total: '3' });
  });
});

test('a distributor that the caller cannot see has no name in the list, but counts', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const hidden = await addOrganization(tx, { owner_user_id: world.blair });
    await tx`
      insert into public.product_distributors (product_id, distributor_org_id, is_primary)
      values (${world.product}, ${hidden}, true), (${world.product}, ${world.distributor}, false)`;
    await become(tx, 'authenticated', world.alex);
    const rows = await tx`
      select primary_distributor_name, distributors from reporting.list_products()
      where product_id = ${world.product}`;
    expect(rows).toEqual([{ primary_distributor_name: null, distributors: '2' }]);
  });
});

interface Options {
  wanted?: string;
  principal?: string;
  sort?: string;
  descending?: boolean;
  max_results?: number;
  skip?: number;
}

function list(tx: postgres.TransactionSql, options: Options) {
  return tx`
    select * from reporting.list_products(
      ${options.wanted ?? null}, ${options.principal ?? null}, ${options.sort ?? 'name'},
      ${options.descending ?? false}, ${options.max_results ?? 50}, ${options.skip ?? 0})`;
}
