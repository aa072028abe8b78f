import { expect, test } from '@playwright/test';
import { cardIn, countIn } from './board.ts';
import { emailOf, password, person } from './person.ts';

test('a rep signs in and logs an interaction that moves the card', async ({ page }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();

  await page.goto('/');
  await expect(page).toHaveTitle('Sign in · KitchenPantry');
  await page.getByLabel('E-mail').fill(emailOf('alex'));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Pipeline', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Pipeline', level: 1 })).toBeVisible();
  const before = await countIn(page, 'awaiting_response');

  await cardIn(page, 'new_lead', customer).getByRole('link').click();
  await expect(page.getByRole('heading', { name: customer, level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(`${customer} · KitchenPantry`);
  await page.locator('#main').getByRole('button', { name: 'Log an interaction' }).click();
  const form = page.getByRole('form', { name: 'Log an interaction' });
  await expect(form.getByLabel('What happened?')).toBeFocused();
  await page.keyboard.type('Left the price list with the chef.');
  await form.getByLabel('Type').selectOption({ label: 'Site visit' });
  await form.getByLabel('Stage').selectOption({ label: 'Awaiting response' });
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('Left the price list with the chef.')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByLabel('In short')).toContainText('Awaiting response');

  await page.getByRole('link', { name: 'Pipeline' }).first().click();
  await expect(cardIn(page, 'awaiting_response', customer)).toBeVisible();
  await expect(cardIn(page, 'new_lead', customer)).toHaveCount(0);
  expect(await countIn(page, 'awaiting_response')).toBe(before + 1);
  expect(await alex.stageOf(id)).toEqual({ stage: 'awaiting_response', stage_manual: false });
});
