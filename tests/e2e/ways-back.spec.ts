import { expect, test } from '@playwright/test';
import { person } from './person.ts';

test('the way back from a record leads to the list as it was left', async ({ page }) => {
  const alex = await person('alex');
  const house = await alex.newOrganization();
  const { customer } = await alex.newOpportunity();
  await alex.enter(page);

  await page.goto('/organizations?owner=mine');
  await page.getByRole('searchbox').fill(house.name);
  await expect(page).toHaveURL(/text=/);
  await page.getByRole('link', { name: house.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(house.name);
  await page.getByRole('link', { name: 'Organizations' }).last().click();
  await expect(page.getByRole('searchbox')).toHaveValue(house.name);
  await expect(page).toHaveURL(/owner=mine/);

  await page.goto(`/pipeline/list?q=${customer}&due=overdue`);
  await page.getByRole('link', { name: customer }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(customer);
  await page.getByRole('link', { name: 'Pipeline' }).last().click();
  await expect(page).toHaveURL(/\/pipeline\/list\?.*due=overdue/);
});

test('whoever opens a record while the filter is still being typed stays on the record', async ({
  page,
}) => {
  const alex = await person('alex');
  const house = await alex.newOrganization();
  await alex.enter(page);
  await page.clock.install();
  await page.goto(`/organizations?text=${house.name}`);
  const link = page.getByRole('link', { name: house.name });
  await expect(link).toBeVisible();
  // In one breath: the typing has not paused yet when the link is pressed.
  await link.evaluate((element: HTMLElement, name) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(box, name);
    box?.dispatchEvent(new Event('input', { bubbles: true }));
    element.click();
  }, `${house.name}, no longer`);
  await expect(page).toHaveURL(/\/organizations\/[0-9a-f-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(house.name);
  // However long the pause: what was typed is not taken up any more.
  await page.clock.runFor(2_000);
  await expect(page).toHaveURL(/\/organizations\/[0-9a-f-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(house.name);
});

test('what is archived offers to be restored, and what could not be loaded is not said to be gone', async ({
  page,
}) => {
  const alex = await person('alex');
  const principal = await alex.newOrganization();
  const product = await alex.newProduct(principal.id, 'WF-1');
  await alex.archive('product', product.id);
  await alex.enter(page);
  await page.route('**/rpc/list_archived*', (route) => route.abort());
  await page.goto(`/products/${product.id}`);
  await expect(page.getByRole('heading', { name: 'Product', level: 1 })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('No connection');
  await expect(page.getByText('is not here')).toHaveCount(0);
  await page.unroute('**/rpc/list_archived*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This product is archived')).toBeVisible();
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByRole('heading', { name: 'Waffle Fries', level: 1 })).toBeVisible();
});
