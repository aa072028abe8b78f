import { expect } from 'vitest';
import { addOrganization } from '../support/fixtures.ts';
import { become, becomePostgres, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';
import { check, stage } from './import-scene.ts';

const cells = { phone: 'x', notes: 'x', website: 'x', city: 'x' };

test('a check tells nothing of a hidden organization but that its name is taken', ({ world }) =>
  rolledBack(world.sql, async (tx) => {
    const hidden = await addOrganization(tx, {
      name: 'Secret Bistro',
      phone: '555-SECRET',
      notes: 'secret notes',
      owner_user_id: world.blair,
    });
    await become(tx, 'authenticated', world.alex);
    for (const [kind, row] of [
      ['organization', { name: 'secret bistro', ...cells }],
      ['contact', { organization: 'Secret Bistro', first_name: 'Kim' }],
      ['opportunity', { organization: 'Secret Bistro', name: 'Fries', product: 'Crinkle fries' }],
    ] as const) {
      const id = await stage(tx, kind, [row]);
      await check(tx, id);
      const [kept] = await tx`
        select action, to_jsonb(r)::text as whole from public.import_rows r where import_id = ${id}`;
      expect(kept?.action).toBe('skip');
      expect(kept?.whole.toLowerCase()).not.toContain('555-secret');
      expect(kept?.whole).not.toContain('secret notes');
      expect(kept?.whole).not.toContain(hidden);
    }
  }));

test('a page that begins after a hidden organization does not tell where its name stands', ({
  world,
}) =>
  rolledBack(world.sql, async (tx) => {
    const hidden = await addOrganization(tx, {
      name: 'MMM hidden',
      owner_user_id: world.blair,
    });
    await addOrganization(tx, { name: 'MMA', owner_user_id: world.alex });
    await addOrganization(tx, { name: 'MMN', owner_user_id: world.alex });
    await become(tx, 'authenticated', world.alex);
    const all = await tx`select organization_id from reporting.list_organizations()`;
    const page = await tx`
      select organization_id from reporting.list_organizations(after => ${hidden})`;
    expect([0, all.length]).toContain(page.length);
  }));

test('the archive does not name an opportunity that the interaction’s owner cannot see', ({
  world,
}) =>
  rolledBack(world.sql, async (tx) => {
    const [opportunity] = await tx`
      insert into public.opportunities (name, organization_id, principal_org_id, owner_user_id)
      values ('Hidden talks', ${world.customer}, ${world.principal}, ${world.blair}) returning opportunity_id`;
    const [interaction] = await tx`
      insert into public.interactions (opportunity_id, interaction_type, owner_user_id)
      values (${opportunity?.opportunity_id}, 'call', ${world.alex}) returning interaction_id`;
    await become(tx, 'authenticated', world.alex);
    await tx`select archive_record('interaction', ${interaction?.interaction_id})`;
    const [archived] = await tx`select * from public.list_archived('interaction')`;
    expect(archived?.subtitle).toBeNull();
    expect(await tx`select * from public.list_archived('interaction', 'hidden talks')`).toEqual([]);
    await becomePostgres(tx);
  }));
