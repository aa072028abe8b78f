import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { emailOf, password, person } from './person.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Log an interaction' });

/** At work: what opens later is at hand, as it is a few seconds after the first screen. */
async function start(page: Page, path: string) {
  const later = [
    /outbox-sheet[^/]*\.(js|tsx)/,
    /pipeline_full\?.*due_date=lte/,
    /pipeline_full\?.*opportunity_id=in/,
  ].map((address) => page.waitForResponse(address).then((response) => response.finished()));
  await page.goto(path);
  await Promise.all(later);
}

async function log(page: Page, id: string, text: string) {
  await page.evaluate((link) => history.pushState(null, '', link), `/pipeline?log=${id}`);
  await expect(dialog(page).getByLabel('What happened?')).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Control+Enter');
  await expect(dialog(page)).toHaveCount(0);
}

/** What was taken, in order, from any tab. */
function takenFrom(context: BrowserContext) {
  const taken: string[] = [];
  context.on('response', (response) => {
    const request = response.request();
    if (request.url().includes('/rpc/log_interaction') && response.ok()) {
      taken.push(request.postDataJSON().notes);
    }
  });
  return taken;
}

test('work offline, come back: everything arrives once, in order, as of when it was logged', async ({
  page,
  context,
}) => {
  // Five loads of the app, in two tabs.
  test.slow();
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await alex.log(id);
  await alex.enter(page);
  const other = await context.newPage();
  await start(page, '/pipeline');
  await other.goto('/pipeline');
  await expect(other.locator('[data-card]').first()).toBeVisible();

  await context.setOffline(true);
  await expect(page.getByText('No connection. You can go on typing')).toBeVisible();
  await log(page, id, 'First, in the cellar');
  await expect(page.getByText('Kept. It will be sent when you are connected.')).toBeVisible();
  await expect(page.getByText('No connection. 1 entry waiting.')).toBeVisible();
  await expect(page.locator('[data-card]').first()).toBeVisible();
  await log(page, id, 'Second, on the stairs');
  await log(page, id, 'Third, by mistake');
  await expect(page.getByText('No connection. 3 entries waiting.')).toBeVisible();
  await expect(other.getByText('No connection. 3 entries waiting.')).toBeVisible();

  await page.getByRole('button', { name: 'See them' }).click();
  const sheet = page.getByRole('dialog', { name: 'Not sent yet' });
  await expect(sheet.getByRole('listitem')).toHaveCount(3);
  await expect(sheet.getByRole('listitem').first()).toContainText(customer);
  await sheet.getByRole('button', { name: 'Discard' }).last().click();
  await sheet.getByRole('button', { name: 'Edit' }).last().click();
  await expect(dialog(page).getByLabel('What happened?')).toHaveValue('Second, on the stairs');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' going up');
  const typedAt = Date.now();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('No connection. 2 entries waiting.')).toBeVisible();

  const taken = takenFrom(context);
  await context.route('**/rpc/log_interaction', (route) => route.abort());
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByText('2 entries waiting to be sent.')).toBeVisible();
  await context.unroute('**/rpc/log_interaction');
  await page.reload();
  await expect(page.getByText('waiting to be sent')).toHaveCount(0);
  await expect(other.getByText('waiting to be sent')).toHaveCount(0);
  // One whose answer the reload cut short is sent once more; the database keeps it once.
  await expect
    .poll(() => [...new Set(taken)])
    .toEqual(['First, in the cellar', 'Second, on the stairs going up']);
  await expect
    .poll(() => alex.notesOf(id))
    .toEqual([null, 'First, in the cellar', 'Second, on the stairs going up']);
  expect(await alex.lastLoggedAt(id)).toBeLessThanOrEqual(typedAt);
});

test('what is refused when it is sent comes back to its author', async ({ page, context }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity({ product: false });
  await alex.log(id);
  await alex.enter(page);
  await start(page, '/pipeline');
  await context.setOffline(true);
  await page.keyboard.press('l');
  await dialog(page).getByRole('combobox', { name: 'About' }).fill(customer);
  await dialog(page)
    .getByRole('listbox', { name: 'About' })
    .getByRole('option', { name: customer })
    .click();
  await dialog(page).getByLabel('What happened?').fill('The demo is on Friday.');
  await dialog(page).getByLabel('Stage').selectOption('demo_scheduled');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('No connection. 1 entry waiting.')).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText(`What you logged for ${customer} is not accepted`)).toBeVisible();
  await page.reload();
  await expect(page.getByText('1 entry not logged yet: look at it.')).toBeVisible();
  await page.getByRole('button', { name: 'See it' }).click();
  await expect(page.getByText(/needs a product/)).toBeVisible();
  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(dialog(page).getByLabel('What happened?')).toHaveValue('The demo is on Friday.');
  await dialog(page).getByRole('combobox', { name: 'Product' }).click();
  await dialog(page).getByRole('listbox', { name: 'Product' }).getByRole('option').first().click();
  await dialog(page).getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText(`Logged for ${customer}.`)).toBeVisible();
  expect(await alex.notesOf(id)).toEqual([null, 'The demo is on Friday.']);
});

test('a session that ends while somebody types leads back to the same words', async ({ page }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto(`/pipeline?log=${id}`);
  await expect(dialog(page).getByLabel('What happened?')).toBeFocused();
  await page.keyboard.type('Half a sentence');

  await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('kp-session') ?? '{}');
    localStorage.setItem('kp-session', JSON.stringify({ ...session, access_token: 'broken' }));
  });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Sign in to go on where you were.')).toBeVisible();
  await page.getByLabel('E-mail').fill(emailOf('alex'));
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('combobox', { name: 'About' })).toHaveValue(customer);
  await expect(dialog(page).getByLabel('What happened?')).toHaveValue('Half a sentence');
  await dialog(page).getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText(`Logged for ${customer}.`)).toBeVisible();
  expect(await alex.notesOf(id)).toEqual(['Half a sentence']);
});
