import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { emailOf, password, person } from './person.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Log an interaction' });

test('a rep signs in and logs an interaction in 30 seconds by keyboard alone', async ({ page }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await page.goto('/');
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.keyboard.type(emailOf('alex'));
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();

  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await press('l');
  await expect(dialog(page).getByRole('combobox', { name: 'About' })).toBeFocused();
  await page.keyboard.type(customer);
  await press('Enter');
  await expect(dialog(page).getByLabel('What happened?')).toBeFocused();
  await page.keyboard.type('Left samples; the chef likes them all.');
  await press('Control+Enter');

  await expect(page.getByText(`Logged for ${customer}.`)).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  expect(keys).toBeLessThanOrEqual(4);
  expect(await alex.notesOf(id)).toEqual(['Left samples; the chef likes them all.']);
});

test('what is typed is kept, whatever happens, and goes with the opportunity that is chosen', async ({
  page,
}) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity({ product: false });
  await alex.enter(page);
  await page.goto('/pipeline?log');
  const form = dialog(page);
  await expect(form.getByRole('combobox', { name: 'About' })).toBeFocused();
  await expect(page).toHaveURL(/\/pipeline$/);
  await page.keyboard.press('Tab');
  await form.getByLabel('What happened?').fill('Wants a demo next week.');
  await page.keyboard.press('Control+Enter');
  await expect(form.getByRole('combobox', { name: 'About' })).toBeFocused();
  await expect(form.getByText('Choose what this was about.')).toBeVisible();

  await page.reload();
  await expect(form.getByLabel('What happened?')).toHaveValue('Wants a demo next week.');
  await form.getByRole('combobox', { name: 'About' }).fill(customer);
  await page.keyboard.press('Enter');
  await expect(form.getByLabel('What happened?')).toBeFocused();
  await expect(form.getByLabel('What happened?')).toHaveValue('Wants a demo next week.');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  await page.keyboard.press('l');
  await expect(form.getByRole('combobox', { name: 'About' })).toHaveValue(customer);
  await form.getByLabel('Stage').selectOption('demo_scheduled');
  await form.getByRole('button', { name: 'In a week', exact: true }).click();
  await form.getByRole('button', { name: 'Log it' }).click();
  await expect(form.getByLabel('Stage')).toHaveAccessibleDescription(/needs a product/);
  await form.getByRole('combobox', { name: 'Product' }).click();
  await form.getByRole('listbox', { name: 'Product' }).getByRole('option').first().click();
  await form.getByRole('combobox', { name: 'Product' }).press('Control+Enter');
  await expect(page.getByText(`Logged for ${customer}.`)).toBeVisible();
  expect(await alex.stageOf(id)).toEqual({ stage: 'demo_scheduled', stage_manual: false });
  expect(await alex.notesOf(id)).toEqual(['Wants a demo next week.']);
});

test('a link opens the quick log about its opportunity, and the focus returns', async ({
  page,
}) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto(`/pipeline?log=${id}`);
  await expect(dialog(page).getByRole('combobox', { name: 'About' })).toHaveValue(customer);
  await expect(dialog(page).getByLabel('What happened?')).toBeFocused();
  await page.keyboard.press('Escape');
  const opener = page.getByRole('button', { name: 'Quick log' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('combobox', { name: 'About' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('search finds every kind of record, also mistyped, and opens it by keyboard', async ({
  page,
}) => {
  const alex = await person('alex');
  const word = `quixotic${randomUUID()
    .replace(/[^a-f]/g, '')
    .slice(0, 6)}`;
  const mistyped = word.replace('xo', 'ox');
  const made = await alex.newRecords(word);
  await alex.enter(page);
  await page.goto('/pipeline');
  await expect(page.locator('[data-card]').first()).toBeVisible();
  for (const { title, path } of made) {
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Search, or say what to do' });
    await expect(field).toBeFocused();
    await page.keyboard.type(mistyped);
    const results = page.getByRole('listbox', { name: 'Results' });
    const option = results.getByRole('option', { name: new RegExp(`^${title}`) });
    await expect(option).toBeVisible();
    while ((await option.getAttribute('aria-selected')) !== 'true') {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${path}$`));
  }
});

test('shortcuts are told, and go where they say', async ({ page }) => {
  const alex = await person('alex');
  await alex.enter(page);
  await page.goto('/pipeline');
  await expect(page.locator('[data-card]').first()).toBeVisible();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('New opportunity')).toBeVisible();
  await page.keyboard.press('l');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/contacts$/);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('Log is at the thumb and covers nothing', async ({ page }) => {
    const alex = await person('alex');
    await alex.enter(page);
    await page.goto('/pipeline');
    await expect(page.locator('[data-card]').first()).toBeVisible();
    const button = page.getByRole('button', { name: 'Log', exact: true });
    const [box, main] = [await button.boundingBox(), await page.locator('main').boundingBox()];
    expect(box?.width).toBeGreaterThanOrEqual(44);
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.x).toBeGreaterThan(240);
    expect(box?.y).toBeGreaterThanOrEqual((main?.y ?? 0) + (main?.height ?? 0));
    await button.click();
    await expect(dialog(page).getByRole('combobox', { name: 'About' })).toBeFocused();
  });
});
