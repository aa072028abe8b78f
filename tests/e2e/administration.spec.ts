import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { newcomer } from './newcomer.ts';
import { person } from './person.ts';

test('a role is given, and taken back', async ({ page }) => {
  const [casey, admin] = await Promise.all([newcomer(), person('admin')]);
  await admin.enter(page);
  await page.goto(`/administration/people?named=${casey.name}`);
  const role = page.getByLabel(`Role of ${casey.fullName}`);
  await role.selectOption('Sales manager');
  await expect(page.getByText(`${casey.fullName} is now a sales manager.`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${casey.fullName} is as before.`)).toBeVisible();
  await expect(role).toHaveValue('rep');
  const { data } = await casey.api
    .from('user_profiles')
    .select('role')
    .eq('user_id', casey.userId)
    .single();
  expect(data).toEqual({ role: 'rep' });
});

test('the last administrator stays one', async ({ page }) => {
  const admin = await person('admin');
  await admin.enter(page);
  await page.goto('/administration/people?named=Robin');
  page.on('dialog', (question) => void question.accept());
  const role = page.getByLabel('Role of Robin Castellanos');
  await role.selectOption('Sales rep');
  await expect(page.getByText('This is the last active administrator.')).toBeVisible();
  await expect(role).toHaveValue('admin');
});

test('whoever is disabled is locked out at once, and their open page says so', async ({
  browser,
  page,
}) => {
  const [casey, admin] = await Promise.all([newcomer(), person('admin')]);
  const { id } = await casey.newOpportunity();
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await casey.enter(theirs);
  await theirs.goto(`/opportunities/${id}`);
  await expect(theirs.getByText('Nothing logged yet')).toBeVisible();

  await admin.enter(page);
  await page.goto(`/administration/people?named=${casey.name}`);
  await page.getByRole('button', { name: `Actions for ${casey.fullName}` }).click();
  await page.getByRole('menuitem', { name: 'Disable the account' }).click();
  await expect(page.getByText(`${casey.fullName} is disabled and locked out.`)).toBeVisible();
  await expect(page.getByText('Nobody like this')).toBeVisible();

  await theirs.getByRole('main').getByRole('button', { name: 'Log an interaction' }).click();
  const form = theirs.getByRole('form', { name: 'Log an interaction' });
  await form.getByLabel('What happened?').fill('They will never know.');
  await form.getByRole('button', { name: 'Log it' }).click();
  await expect(theirs.getByText('This account is switched off')).toBeVisible();
  await context.close();
});

test('a list is kept in order by keyboard alone', async ({ page }) => {
  const admin = await person('admin');
  const name = `Tasting ${randomUUID().slice(0, 8)}`;
  const code = name.toLowerCase().replace(' ', '_');
  const entries = async () => {
    const { data } = await admin.api
      .from('source_lu')
      .select('code, label, is_active')
      .order('sort_order')
      .order('code');
    return data ?? [];
  };
  await admin.enter(page);
  await page.goto('/administration/lists?list=source');

  await page.getByRole('button', { name: 'Add a source' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('dialog')).toContainText(`Code: ${code}`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('not used yet');

  await page.getByRole('button', { name: `Edit ${name}` }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type(' day');
  await page.keyboard.press('Control+Enter');
  const renamed = page.getByRole('listitem').filter({ hasText: `${name} day` });
  await expect(renamed).toContainText(code);

  const before = await entries();
  await page.getByRole('button', { name: `Move ${name} day up` }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const place = before.length - 2;
  await expect(
    page.getByText(`${name} day is number ${place} of ${before.length}.`),
  ).toBeAttached();
  await expect(page.getByRole('button', { name: `Move ${name} day up` })).toBeFocused();
  await expect
    .poll(async () => (await entries()).findIndex((entry) => entry.code === code))
    .toBe(place - 1);

  await page.getByRole('button', { name: `Retire ${name} day` }).focus();
  await page.keyboard.press('Enter');
  await expect(renamed).toContainText('Retired');
  expect(await entries()).toContainEqual({ code, label: `${name} day`, is_active: false });
  await expect(page.getByRole('button', { name: `Bring back ${name} day` })).toBeFocused();
});

test('a rep is told that this is not for them', async ({ page }) => {
  const alex = await person('alex');
  await alex.enter(page);
  for (const screen of ['people', 'lists', 'system', `people/${alex.userId}/offboard`]) {
    await page.goto(`/administration/${screen}`);
    await expect(page.getByText('This is for administrators')).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0);
});
