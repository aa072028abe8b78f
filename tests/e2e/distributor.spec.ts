import { expect, test } from '@playwright/test';
import { person } from './person.ts';

test('a distributor shows what it carries, and what is sold through it', async ({ page }) => {
  const alex = await person('alex');
  const { data } = await alex.api
    .from('opportunities')
    .select('distributor_org_id')
    .not('distributor_org_id', 'is', null)
    .limit(1)
    .single();
  if (!data) throw new Error('The demo sells through distributors');
  await alex.enter(page);
  await page.goto(`/organizations/${data.distributor_org_id}`);
  for (const name of ['Products it carries', 'Opportunities through it']) {
    await expect(page.getByRole('region', { name }).getByRole('link').first()).toBeVisible();
  }
});
