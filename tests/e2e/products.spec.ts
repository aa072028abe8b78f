import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { person } from './person.ts';

test('a product gets two distributors, and the primary one changes in one step', async ({
  page,
}) => {
  const alex = await person('alex');
  const mark = randomUUID().slice(0, 8);
  const principal = await alex.newOrganization(`Ridgeline Foods ${mark}`);
  const near = await alex.newOrganization(`Nearby Provisions ${mark}`);
  const far = await alex.newOrganization(`Faraway Provisions ${mark}`);
  await alex.enter(page);
  await page.goto('/products');
  await expect(page.getByRole('table', { name: 'Products' })).toBeVisible();

  await page.getByRole('button', { name: 'New product' }).click();
  const form = page.getByRole('form', { name: 'New product' });
  await expect(form.getByRole('combobox', { name: 'Principal' })).toBeFocused();
  await page.keyboard.type(principal.name);
  await page.getByRole('option', { name: principal.name }).click();
  await form.getByLabel('Name').fill('Waffle Fries 🧇');
  await form.getByLabel('Item number').fill('WF-1');
  await form.getByLabel('List price').fill('24.90');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Waffle Fries 🧇', level: 1 })).toBeVisible();
  await expect(page.getByText('$24.90')).toBeVisible();
  const address = page.url();

  await page.getByRole('button', { name: 'Change distributors' }).click();
  const dialog = page.getByRole('dialog');
  for (const { name } of [near, far]) {
    await dialog.getByRole('combobox', { name: 'Add a distributor' }).fill(name);
    await page.getByRole('option', { name }).click();
  }
  await dialog.getByLabel(`Item number at ${far.name}`).fill('4711');
  await dialog.getByRole('button', { name: 'Save distributors' }).click();
  const carried = page.getByRole('region', { name: 'Distributors' }).getByRole('listitem');
  await expect(carried).toHaveText([`${near.name}PrimaryNo item number`, `${far.name}Item 4711`]);

  await page.getByRole('button', { name: 'Change distributors' }).click();
  await dialog.getByRole('radio', { name: `${far.name} is the primary distributor` }).check();
  // Meanwhile somebody else takes the other one off the list: neither is overwritten unasked.
  const productId = new URL(address).pathname.split('/').at(-1) ?? '';
  await alex.setDistributors(productId, [{ distributor_org_id: far.id, is_primary: false }]);
  await dialog.getByRole('button', { name: 'Save distributors' }).click();
  await expect(dialog.getByText('Somebody changed the distributors meanwhile')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await expect(carried).toHaveText([`${far.name}PrimaryItem 4711`, `${near.name}No item number`]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(carried).toHaveText([`${far.name}No item number`]);
});

test('an item number that is taken is refused beside its field; an archived product comes back', async ({
  page,
}) => {
  const alex = await person('alex');
  const principal = await alex.newOrganization();
  const name = `Waffle Fries ${randomUUID().slice(0, 8)}`;
  await alex.newProduct(principal.id, 'WF-1');
  await alex.enter(page);
  await page.goto(`/products?principal=${principal.id}`);
  await page.getByRole('button', { name: 'New product' }).click();
  const form = page.getByRole('form', { name: 'New product' });
  await expect(form.getByRole('combobox', { name: 'Principal' })).toHaveValue(principal.name);
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Item number').fill('WF-1');
  await form.getByRole('button', { name: 'Add product' }).click();
  await expect(form.getByLabel('Item number')).toBeFocused();
  await expect(form.getByText('has a product with this item number already')).toBeVisible();
  await form.getByLabel('Item number').fill('WF-2');
  await form.getByRole('button', { name: 'Add product' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();

  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('heading', { name: 'Products', level: 1 })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search products' }).fill(name.toLowerCase());
  await expect(page.getByText('No product matches')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
});
