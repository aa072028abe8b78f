import { expect, test } from '@playwright/test';
import { person } from './person.ts';
import { choose } from './pickers.ts';

test('a screen that cannot load who is at work says so, and goes on once it can', async ({
  page,
}) => {
  const admin = await person('admin');
  await admin.enter(page);
  await page.route('**/rest/v1/user_profiles*', (route) =>
    route.fulfill({ status: 500, json: { code: 'XX000', message: 'Out of order' } }),
  );
  for (const path of ['/dashboard', '/administration/lists', '/account']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const failure = page.getByRole('alert').filter({ hasText: 'This could not be loaded' });
    await expect(failure, path).toBeVisible();
  }
  await page.unroute('**/rest/v1/user_profiles*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(/./);
});

test('what a link filters by stays in sight, also where it is no longer offered', async ({
  page,
}) => {
  const alex = await person('alex');
  await alex.enter(page);
  const gone = '00000000-0000-4000-8000-000000000001';
  await page.goto(`/pipeline/list?principal=${gone}&stage=long_retired`);
  await expect(page.getByLabel('Principal')).toHaveValue(gone);
  await expect(page.getByRole('button', { name: 'Stage: long_retired' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.getByLabel('Principal')).toHaveValue('');

  // Of more principals than one answer holds, none is out of reach: they are found by typing.
  const { customer, organizationId } = await alex.newOpportunity();
  const partner = { role: 'principal', organization_id: gone, name: 'One of a thousand' };
  await page.route('**/rpc/partners', (route) =>
    route.fulfill({ json: Array(1000).fill(partner) }),
  );
  await page.reload();
  await choose(page, page.getByRole('combobox', { name: 'Principal' }), customer, customer);
  await expect(page).toHaveURL(new RegExp(`principal=${organizationId}`));
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Principal' })).toHaveValue(customer);
});

test('from anywhere: a new contact, a new product, the account', async ({ page }) => {
  const alex = await person('alex');
  await alex.enter(page);
  await page.goto('/archive');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const [words, form] of [
    ['new cont', 'New contact'],
    ['new prod', 'New product'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search, or say what to do' }).fill(words);
    await page.getByRole('option', { name: form, exact: true }).click();
    await expect(page.getByRole('form', { name: form })).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search, or say what to do' }).fill('password');
  await page.getByRole('option', { name: 'Your account' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
});

test('an interaction’s form is left by Escape, asking only about what was typed, and the focus goes back', async ({
  page,
}) => {
  const alex = await person('alex');
  const { id } = await alex.newOpportunity();
  await alex.log(id);
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  const edit = page.getByRole('article').getByRole('button', { name: /^Edit/ });
  const notes = page.getByRole('dialog').getByLabel('What happened?');
  await edit.click();
  await expect(notes).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(edit).toBeFocused();

  await edit.click();
  await expect(notes).toBeFocused();
  await page.keyboard.type('A word');
  page.once('dialog', (question) => question.dismiss());
  await page.keyboard.press('Escape');
  await expect(notes).toHaveValue('A word');
  page.once('dialog', (question) => question.accept());
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
