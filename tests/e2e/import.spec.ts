import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { person } from './person.ts';

const people = 5_000;
const houses = 500;

/** As a German Excel writes it, and as people keep it. Of ten of the 500 houses there is nobody without a problem. */
function messyFile(run: string, phone: string, shout: boolean): Buffer {
  const name = (text: string) => (shout ? text.toUpperCase() : text);
  const lines = [...Array(people).keys()].map((n) => {
    const house = `"${name(`House ${run} ${n % houses}`)}"`;
    // Every hundredth address is none, and every hundredth after it is somebody’s who was there before.
    const email =
      n % 100 === 7
        ? `person${n} at x`
        : `${name(`person${n % 100 === 8 ? n - 2 : n}`)}.${run}@x.test`;
    const notes = n % 50 === 0 ? `"Said ""call later"";\r\nasks for samples"` : '';
    return [house, name('Kim'), name(`Person ${n}`), email, phone, notes, 'x', '', ''].join(';');
  });
  const heading = 'Company ;First;Last;E-Mail;Phone;Comments;Fax;;';
  return Buffer.from(`\uFEFF${[heading, ...lines, ';;;;;;;;'].join('\r\n')}\r\n`);
}

async function choose(page: Page, name: string, buffer: Buffer) {
  await page.goto('/import?kind=contact');
  await page
    .getByLabel('A CSV file with contacts')
    .setInputFiles({ name, mimeType: 'text/csv', buffer });
}

async function importsOf({ api, userId }: Awaited<ReturnType<typeof person>>) {
  const rows = api.from('imports').select('*', { count: 'exact', head: true });
  return (await rows.eq('owner_user_id', userId)).count ?? 0;
}

/** The figure of this name on the page. */
function figure(page: Page, label: string) {
  return page.locator('dl > div', { has: page.getByText(label, { exact: true }) }).locator('dd');
}

test('a messy file of 5,000 people comes in once, however often it is imported, and goes again', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const patience = { timeout: 60_000 };
  const run = randomUUID().slice(0, 8);
  const alex = await person('alex');
  const counted = async (table: 'contacts' | 'organizations') => {
    const rows = alex.api.from(table).select('*', { count: 'exact', head: true });
    const mine =
      table === 'contacts'
        ? rows.like('email', `%${run}@x.test`)
        : rows.like('name', `House ${run}%`);
    return (await mine).count;
  };
  await alex.enter(page);

  await choose(page, 'people.csv', messyFile(run, '555-0100', false));
  await expect(page.getByLabel('Company goes to')).toHaveValue('organization');
  await expect(page.getByLabel('E-Mail goes to')).toHaveValue('email');
  await expect(page.getByLabel('Comments goes to')).toHaveValue('notes');
  await expect(page.getByText('Left out: Fax')).toBeVisible();
  await page.getByRole('button', { name: 'Check the rows' }).click();

  await expect(figure(page, 'Left out')).toHaveText('5,000', patience);
  await expect(page.getByText('There is no organization').first()).toBeVisible();
  const first = page.url();
  await page.getByLabel('Create the organizations that are missing').click();
  await expect(figure(page, 'New')).toHaveText('4,900', patience);
  await expect(figure(page, 'Left out')).toHaveText('100');
  await expect(page.getByText(`“person7 at x” is not an e-mail address.`)).toBeVisible();
  await expect(page.getByText('The same contact is in row 8 already.')).toBeVisible();
  // What was checked stands on the server: a reload loses nothing.
  await page.reload();
  await page.getByRole('button', { name: 'Import 4,900 rows' }).click();
  await expect(page.getByRole('heading', { name: /^Imported/ })).toBeVisible(patience);
  await expect(figure(page, 'Organizations created')).toHaveText('490');
  expect(await counted('contacts')).toBe(4_900);

  const arriving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the report' }).click();
  const report = await readFile(await (await arriving).path(), 'utf8');
  expect(report.startsWith('\uFEFFRow,What happened,Why,Organization')).toBe(true);
  expect(report.match(/,Created,/g)).toHaveLength(4_900);
  expect(report.match(/,Left out,/g)).toHaveLength(100);
  expect(report).toContain('"Said ""call later"";');

  await choose(page, 'people again.csv', messyFile(run, '555-0199', true));
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect(figure(page, 'Updated')).toHaveText('4,900', patience);
  await expect(figure(page, 'New')).toHaveText('0');
  await page.getByRole('button', { name: 'Import 4,900 rows' }).click();
  await expect(page.getByRole('heading', { name: /^Imported/ })).toBeVisible(patience);
  expect(await counted('contacts')).toBe(4_900);
  expect(await counted('organizations')).toBe(490);

  for (const [address, count] of [
    [page.url(), '4,900'],
    [first, '5,390'],
  ] as const) {
    await page.goto(address);
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
    await expect(page.getByRole('heading', { name: /^Undone/ })).toBeVisible(patience);
    await expect(figure(page, 'Taken back')).toHaveText(count);
    await expect(figure(page, 'Left as they are')).toHaveText('0');
  }
  expect(await counted('contacts')).toBe(0);
  expect(await counted('organizations')).toBe(0);
});

test('a file of 50,000 rows is read while the page goes on answering', async ({ page }) => {
  const alex = await person('alex');
  await alex.enter(page);
  const lines = [...Array(50_000).keys()].map((n) => `House ${n},Flint,MI,(810) 555-0100,"a, b"`);
  await page.goto('/import');
  // Counts the page’s own ticks while the file is read: were it frozen, there would be none.
  await page.evaluate(() => {
    window.name = '0';
    setInterval(() => {
      if (document.querySelector('[aria-busy="true"]'))
        window.name = String(Number(window.name) + 1);
    }, 10);
  });
  await page.getByLabel('A CSV file with organizations').setInputFiles({
    name: 'houses.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['Name,City,State,Phone,Notes', ...lines].join('\n')),
  });
  await expect(page.getByText('50,000 rows.')).toBeVisible();
  expect(Number(await page.evaluate(() => window.name))).toBeGreaterThan(0);
});

test('what was chosen for the columns outlives rows that could not be sent', async ({ page }) => {
  const alex = await person('alex');
  await alex.enter(page);
  await page.goto('/import');
  await page.getByRole('button', { name: 'Paste rows instead' }).click();
  await page.getByLabel('Rows, with their heading').fill('Name\tRemark\nUnsent House\tnone');
  await page.getByRole('button', { name: 'Read these rows' }).click();
  await page.getByLabel('Remark goes to').selectOption({ label: 'Segment' });
  await page.route('**/rest/v1/imports*', (route) => route.abort());
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect(page.getByText('The server cannot be reached.')).toBeVisible();
  await expect(page.getByLabel('Remark goes to')).toHaveValue('segment');
  await page.unroute('**/rest/v1/imports*');

  // Cancelled while its rows are on the way, it leaves nothing that waits on the server.
  const before = await importsOf(alex);
  await page.route('**/rest/v1/import_rows*', () => undefined);
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect.poll(() => importsOf(alex)).toBe(before + 1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByLabel('Remark goes to')).toHaveValue('segment');
  await expect.poll(() => importsOf(alex)).toBe(before);
  // Back to the rows themselves, which are still there.
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await expect(page.getByLabel('Rows, with their heading')).toHaveValue(/Unsent House/);
});
