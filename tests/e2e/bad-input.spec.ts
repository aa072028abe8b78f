import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { cardIn } from './board.ts';
import { emailOf, losingAnAnswer, password, person } from './person.ts';

test('a wrong password is said, and what was typed stays', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(emailOf('alex'));
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('do not belong together');
  await expect(page.getByLabel('E-mail')).toHaveValue(emailOf('alex'));
});

test('without a network what is logged is kept, also over a reload, and sent once', async ({
  page,
  context,
}) => {
  const alex = await person('alex');
  const { id } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  await page.getByRole('button', { name: 'Log an interaction' }).click();
  const form = page.getByRole('form', { name: 'Log an interaction' });
  await form.getByLabel('What happened?').fill('Typed in the cold store, no bars.');
  await page.reload();
  await expect(form.getByText('What you typed earlier and did not save is back.')).toBeVisible();
  await expect(form.getByLabel('What happened?')).toHaveValue('Typed in the cold store, no bars.');

  await context.setOffline(true);
  await expect(page.getByText('No connection. You can go on typing')).toBeVisible();
  await form.getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText('No connection. 1 entry waiting.')).toBeVisible();
  await expect(form).toHaveCount(0);

  await context.setOffline(false);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByText('Typed in the cold store, no bars.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(form).toHaveCount(0);
});

test('an answer that gets lost does not log twice', async ({ page }) => {
  const alex = await person('alex');
  const { id } = await alex.newOpportunity();
  await alex.enter(page);
  // Whoever is faster than the list of kinds logs the usual one.
  let press: () => void = () => undefined;
  const pressed = new Promise<void>((resolve) => {
    press = resolve;
  });
  await page.route('**/interaction_type_lu*', async (route) => {
    await pressed;
    await route.continue();
  });
  await page.goto(`/opportunities/${id}`);
  await page.getByRole('button', { name: 'Log an interaction' }).click();
  const form = page.getByRole('form', { name: 'Log an interaction' });
  await form.getByLabel('What happened?').fill('Once is enough.');
  await page.route('**/rpc/log_interaction', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await form.getByRole('button', { name: 'Log it' }).click();
  press();
  await expect(page.getByText('1 entry waiting to be sent.')).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByText('waiting to be sent')).toHaveCount(0);
  expect(await alex.notesOf(id)).toEqual(['Once is enough.']);
});

test('an answer that gets lost does not create twice, and what is typed after it counts', async ({
  page,
}) => {
  const alex = await person('alex');
  await alex.enter(page);
  const name = `Twice Diner ${randomUUID().slice(0, 8)}`;
  await page.goto('/organizations?new=true');
  const form = page.getByRole('dialog', { name: 'New organization' });
  await form.getByLabel('Name').fill(name);
  await losingAnAnswer(page, '**/rest/v1/organizations?select=organization_id%2Cname', async () => {
    await form.getByRole('button', { name: 'Add organization' }).click();
    await expect(form).toContainText('The server cannot be reached.');
  });

  // The draft knows which record it is, also after a reload.
  await page.reload();
  await expect(form.getByLabel('Name')).toHaveValue(name);
  await form.getByLabel('City').fill('Flint');
  await form.getByRole('button', { name: 'Add organization' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByLabel('Facts').first()).toContainText('Flint');
});

test('what somebody else made of a new record after an answer that got lost is not overwritten', async ({
  page,
}) => {
  const alex = await person('alex');
  await alex.enter(page);
  const name = `Met Diner ${randomUUID().slice(0, 8)}`;
  await page.goto('/organizations?new=true');
  const form = page.getByRole('dialog', { name: 'New organization' });
  await form.getByLabel('Name').fill(name);
  await losingAnAnswer(page, '**/rest/v1/organizations?select=organization_id%2Cname', async () => {
    await form.getByRole('button', { name: 'Add organization' }).click();
    await expect(form).toContainText('The server cannot be reached.');
  });
  const changes = { city: 'Saginaw', notes: 'Closed on Mondays.' };
  await alex.api.from('organizations').update(changes).eq('name', name);

  await form.getByLabel('City').fill('Flint');
  await form.getByRole('button', { name: 'Try again' }).click();
  await expect(form.getByRole('alert').filter({ hasText: 'Somebody' })).toContainText('Saginaw');
  await expect(form.getByLabel('Notes')).toHaveValue('Closed on Mondays.');
  await form.getByRole('button', { name: 'City: keep yours' }).click();
  await form.getByRole('button', { name: /Try again|Add organization/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  const row = alex.api.from('organizations').select('city, notes').eq('name', name);
  expect((await row.single()).data).toEqual({ city: 'Flint', notes: 'Closed on Mondays.' });
});

test('what is begun afresh is another record, also after an answer that got lost', async ({
  page,
}) => {
  const alex = await person('alex');
  await alex.enter(page);
  const names = ['First', 'Second'].map((which) => `${which} Diner ${randomUUID().slice(0, 8)}`);
  await page.goto('/organizations?new=true');
  const form = page.getByRole('dialog', { name: 'New organization' });
  await form.getByLabel('Name').fill(names[0] ?? '');
  await losingAnAnswer(page, '**/rest/v1/organizations?select=organization_id%2Cname', async () => {
    await form.getByRole('button', { name: 'Add organization' }).click();
    await expect(form).toContainText('The server cannot be reached.');
  });
  await page.reload();
  await form.getByRole('button', { name: 'Start afresh' }).click();
  await form.getByLabel('Name').fill(names[1] ?? '');
  await form.getByRole('button', { name: 'Add organization' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(names[1] ?? '');
  const { data } = await alex.api.from('organizations').select('name').in('name', names);
  expect(data).toHaveLength(2);
});

test('a refusal of the database stands beside the field that caused it', async ({ page }) => {
  const alex = await person('alex');
  const { id } = await alex.newOpportunity({ product: false });
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  await page.getByRole('button', { name: 'Log an interaction' }).click();
  const form = page.getByRole('form', { name: 'Log an interaction' });
  await form.getByLabel('What happened?').fill('Booked the demo.');
  await form.getByLabel('Stage').selectOption('demo_scheduled');
  await form.getByRole('button', { name: 'Log it' }).click();
  const stage = form.getByLabel('Stage');
  await expect(stage).toHaveAttribute('aria-invalid', 'true');
  await expect(stage).toHaveAccessibleDescription(/needs a product/);
  await expect(stage).toBeFocused();
  await expect(form.getByLabel('What happened?')).toHaveValue('Booked the demo.');

  await form.getByLabel('Stage').selectOption('');
  await form.getByLabel('Subject').fill('x'.repeat(301));
  await form.getByRole('button', { name: 'Log it' }).click();
  await expect(form.getByLabel('Subject')).toHaveAccessibleDescription(/300 characters/);
});

test('an ended session leads through the sign-in back to where one was', async ({ page }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  await page.getByRole('button', { name: 'Log an interaction' }).click();
  await page.getByLabel('What happened?').fill('Half a sentence');

  await page.route('**/rest/v1/**', (route) =>
    route.fulfill({ status: 401, json: { code: 'PGRST303', message: 'JWT expired' } }),
  );
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText('Sign in to go on where you were.')).toBeVisible();
  await page.unroute('**/rest/v1/**');
  await page.getByLabel('E-mail').fill(emailOf('alex'));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: customer, level: 1 })).toBeVisible();
  await expect(page.getByLabel('What happened?')).toHaveValue('Half a sentence');
});

test('whoever leaves takes everything off the screen', async ({ page }) => {
  const alex = await person('alex');
  const { customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto('/pipeline');
  await expect(cardIn(page, 'new_lead', customer)).toBeVisible();
  await page.getByRole('button', { name: /Alex Rivera/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto('/pipeline');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a disabled account is told so', async ({ page }) => {
  const admin = await person('admin');
  const blair = await person('blair');
  await blair.enter(page);
  const setStatus = (status: string) =>
    admin.api.from('user_profiles').update({ status }).eq('user_id', blair.userId);
  await setStatus('disabled');
  try {
    await page.goto('/pipeline');
    await expect(page.getByRole('heading', { name: 'This account is switched off' })).toBeVisible();
  } finally {
    await setStatus('active');
  }
  await page.reload();
  await expect(page.locator('[data-card]').first()).toBeVisible();
});

test('what is not there, or not yours, is said', async ({ page }) => {
  const blair = await person('blair');
  const { id } = await blair.newOpportunity();
  const alex = await person('alex');
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  await expect(page.getByRole('heading', { name: 'This opportunity is not here' })).toBeVisible();
  await page.goto('/no-such-page');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});
