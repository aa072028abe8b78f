import { expect, test } from '@playwright/test';
import { newcomer } from './newcomer.ts';
import { emailOf, password } from './person.ts';

test('somebody changes their name, their password and how the app looks', async ({ page }) => {
  const casey = await newcomer();
  await casey.enter(page);
  await page.goto('/account');

  await page.getByLabel('Name', { exact: true }).fill('Casey Ødegård');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Casey Ødegård');

  await page.getByText('Compact', { exact: true }).click();
  await page.getByText('Dark', { exact: true }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

  await page.getByLabel('Present password').fill('not this one');
  await page.getByLabel('New password').fill('a-better-one');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('That is not your present password.')).toBeVisible();
  await page.getByLabel('Present password').fill(password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByLabel('E-mail').fill(emailOf(casey.name));
  await page.getByLabel('Password', { exact: true }).fill('a-better-one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Casey Ødegård');
});
