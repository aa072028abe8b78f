import { expect, test } from '@playwright/test';
import { person } from './person.ts';

test('a manager sees the team, and each of it; a rep does not', async ({ page, browser }) => {
  const blair = await person('blair');
  const { id, customer } = await blair.newOpportunity();
  const maya = await person('maya');
  await maya.putFirst(id);
  await maya.enter(page);
  await page.goto('/dashboard');
  const due = page.getByRole('region', { name: 'Due', exact: true });
  await expect(due.getByRole('link', { name: customer, exact: true })).toBeVisible();
  const team = page.getByRole('region', { name: 'Team' });
  await expect(team.getByRole('row')).toHaveCount(4);
  await team.getByRole('link', { name: 'Alex Rivera' }).click();
  await expect(
    page.getByRole('heading', { name: 'Dashboard of Alex Rivera', level: 1 }),
  ).toBeVisible();
  await expect(due.getByRole('listitem').first()).toBeVisible();
  await expect(due.getByRole('link', { name: customer, exact: true })).toHaveCount(0);
  await expect(team).toHaveCount(0);
  await page.getByRole('link', { name: 'The whole team' }).click();
  await expect(team).toBeVisible();

  const alex = await person('alex');
  const own = await browser.newPage();
  await alex.enter(own);
  await own.goto('/dashboard');
  await expect(own.getByRole('region', { name: 'Due', exact: true })).toBeVisible();
  await expect(own.getByRole('region', { name: 'Team' })).toHaveCount(0);
  await expect(own.getByRole('link', { name: customer, exact: true })).toHaveCount(0);
  await own.goto(`/dashboard?owner=${blair.userId}`);
  await expect(own.getByRole('heading', { name: 'No opportunities here' })).toBeVisible();
  await own.close();
});

test('a promised follow-up is due, is logged from there, and is gone', async ({ page }) => {
  const blair = await person('blair');
  const { id, customer } = await blair.newOpportunity();
  await blair.promiseFollowUp(id);
  await blair.enter(page);
  await page.goto('/');
  const due = page.getByRole('region', { name: 'Due', exact: true });
  const promised = due.getByRole('listitem').filter({ hasText: customer });
  await expect(promised).toContainText('late');
  await expect(promised).toContainText('Follow up, as promised');

  await promised.getByRole('link', { name: 'Log' }).click();
  const dialog = page.getByRole('dialog', { name: 'Log an interaction' });
  await dialog.getByLabel('What happened?').fill('Called back, as promised.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(promised).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(promised).toBeVisible();
});

test('Refresh recomputes the sums, and says why where it cannot', async ({ page }) => {
  const alex = await person('alex');
  await alex.enter(page);
  await page.goto('/dashboard');
  const asOf = page.locator('time').first();
  const before = (await asOf.getAttribute('datetime')) ?? '';
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(asOf).not.toHaveAttribute('datetime', before);

  await page.route('**/rpc/refresh_dashboard_view', (route) =>
    route.fulfill({
      json: [{ refreshed_at: before, duration_ms: 8000, succeeded: false, error: 'lock timeout' }],
    }),
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('could not be recomputed: lock timeout')).toBeVisible();
});
