import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { person } from './person.ts';

test('a rep finds what is overdue, chooses columns, keeps the view and takes it along as CSV', async ({
  page,
}) => {
  const alex = await person('alex');
  const { customer } = await alex.newOpportunity();
  const view = `Late ones ${randomUUID().slice(0, 8)}`;
  await alex.enter(page);
  await page.goto('/pipeline/list');
  const table = page.getByRole('table', { name: 'Opportunities' });
  const row = table.getByRole('row', { name: customer });
  await expect(table.getByRole('row').nth(1)).toBeVisible();

  await page.getByLabel('Find opportunities').fill(customer);
  await page.getByLabel('Due', { exact: true }).selectOption('overdue');
  await expect(page).toHaveURL(/due=overdue/);
  await expect(page.getByText('1 opportunity, $1,000, $100 weighted')).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(row).toContainText('late');
  await page.getByLabel('Due', { exact: true }).selectOption('today');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByLabel('Due', { exact: true }).selectOption('overdue');

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Priority' }).check();
  await page.getByRole('checkbox', { name: 'Last touched' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(table.getByRole('columnheader', { name: 'Priority' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Last touched' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save as a new view…' }).click();
  await page.getByLabel('Name').fill(view);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: view })).toBeVisible();
  await page.goto('/pipeline/list');
  await expect(page.getByLabel('Find opportunities')).toHaveValue('');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: view }).click();
  await expect(page.getByLabel('Find opportunities')).toHaveValue(customer);
  await expect(table.getByRole('columnheader', { name: 'Priority' })).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(2);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const [head = '', first = '', ...rest] = text.split('\r\n');
  expect(head).toBe('\uFEFFCustomer,Product,Stage,Next step,Due,Value,Priority');
  expect(first).toMatch(
    new RegExp(`^${customer},.*,New lead,Call the chef,\\d{4}-\\d\\d-\\d\\d,1000,$`),
  );
  expect(rest).toEqual(['']);

  await page.getByRole('button', { name: view }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect(page.getByText('is removed.')).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await expect(page.getByRole('menuitem', { name: view })).toHaveCount(0);
});

test('a manager sets many at once; what is refused says why and stays selected, the rest can be undone', async ({
  page,
}) => {
  const maya = await person('maya');
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  const other = await alex.newOpportunity();
  const statusOf = async (opportunity: string) => {
    const { data } = await maya.api
      .from('opportunities')
      .select('status, status_manual')
      .eq('opportunity_id', opportunity)
      .maybeSingle();
    return data;
  };
  await maya.enter(page);
  await page.goto('/pipeline/list?q=Test Kitchen&due=overdue');
  await page.getByRole('checkbox', { name: `Select ${customer}` }).check();
  await page.getByRole('checkbox', { name: `Select ${other.customer}` }).check();
  await expect(page.getByText('2 selected')).toBeVisible();
  // Gone from under the manager's hands.
  const gone = await alex.api.rpc('archive_record', { kind: 'opportunity', id: other.id });
  expect(gone.error).toBeNull();

  await page.getByRole('button', { name: 'Set status…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('new interactions will not change the status');
  await dialog.getByLabel('Status', { exact: true }).selectOption('on_hold');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('1 opportunity set to On hold by hand.')).toBeVisible();
  const refused = page.getByRole('region', { name: '1 opportunity could not be changed' });
  await expect(refused).toContainText(`${other.customer}: This record is gone`);
  expect(await statusOf(id)).toEqual({ status: 'on_hold', status_manual: true });

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 opportunity as before.')).toBeVisible();
  expect(await statusOf(id)).toEqual({ status: 'active', status_manual: false });
});
