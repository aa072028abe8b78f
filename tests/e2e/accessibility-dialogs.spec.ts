import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, windows } from './axe.ts';
import { person } from './person.ts';

const dialog = '[role="dialog"]';

/** Escape leaves the dialog of this name, and none is under it. */
async function closed(page: Page, name: string) {
  const open = page.getByRole('dialog', { name });
  await expect(open).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(open).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

for (const { name, viewport } of windows) {
  test.describe(name, () => {
    test.use({ viewport });
    test.slow();

    test('what opens over every screen has no violations', async ({ page }) => {
      const alex = await person('alex');
      const { id, customer } = await alex.newOpportunity();
      await alex.enter(page);
      await page.goto('/archive?log');
      const picker = page.getByRole('combobox', { name: 'About' });
      await expect(picker).toBeFocused();
      await picker.fill(customer);
      await expect(page.getByRole('option', { name: customer })).toBeVisible();
      await expectAccessible(page, 'quick log, choosing', dialog);
      await page.goto(`/archive?log=${id}`);
      await page.getByLabel('Stage').selectOption('closed_lost');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('A lost opportunity needs a reason.')).toBeVisible();
      await expectAccessible(page, 'quick log', dialog);
      await closed(page, 'Log an interaction');
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByRole('combobox', { name: 'Search, or say what to do' }).fill(customer);
      await expect(page.getByRole('option', { name: new RegExp(`^${customer}`) })).toBeVisible();
      await expectAccessible(page, 'search', dialog);
      await closed(page, 'Search');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await expectAccessible(page, 'shortcuts', dialog);
    });

    test('the dialogs of the pipeline list have no violations', async ({ page }) => {
      const alex = await person('alex');
      const { customer } = await alex.newOpportunity();
      await alex.enter(page);
      await page.goto(`/pipeline/list?q=${customer}`);
      await page.getByRole('checkbox', { name: `Select ${customer}` }).check();
      await page.getByRole('button', { name: 'Set status…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'bulk edit', dialog);
      await closed(page, 'Set the status of 1 opportunity');
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByText('Give it a name.')).toBeVisible();
      await expectAccessible(page, 'view dialog', dialog);
    });

    test('the dialogs of distributors and stakeholders have no violations', async ({ page }) => {
      const alex = await person('alex');
      const { id } = await alex.newOpportunity();
      const [principal, distributor] = [await alex.newOrganization(), await alex.newOrganization()];
      const product = await alex.newProduct(principal.id, 'WF-1');
      await alex.setDistributors(product.id, [
        { distributor_org_id: distributor.id, is_primary: true },
      ]);
      await alex.enter(page);
      await page.goto(`/products/${product.id}`);
      await page.getByRole('button', { name: 'Change distributors' }).click();
      await expect(page.getByLabel(`Item number at ${distributor.name}`)).toBeVisible();
      await expectAccessible(page, 'distributors', dialog);
      await page.goto(`/opportunities/${id}`);
      await page.getByRole('combobox', { name: 'Add a stakeholder' }).fill('Kim New');
      await page.getByRole('option', { name: /Kim New/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'new stakeholder', dialog);
    });
  });
}
