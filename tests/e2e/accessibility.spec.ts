import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, windows } from './axe.ts';
import { newcomer } from './newcomer.ts';
import { person } from './person.ts';

/** Every screen that shows lists or figures of the demo; the others have tests of their own below. */
const screens = {
  maya: [
    '/dashboard',
    '/pipeline/list',
    '/organizations',
    '/organizations?new=true',
    '/contacts',
    '/products',
    '/archive',
    '/import',
    '/account',
  ],
  alex: ['/opportunities/new', '/administration/people'],
  admin: ['/administration/people', '/administration/lists', '/administration/system'],
};

async function open(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('status', { name: /^(Loading|Counting)/ })).toHaveCount(0);
}

for (const { name, viewport } of windows) {
  test.describe(name, () => {
    test.use({ viewport });
    // axe looks at every element; a board has many.
    test.slow();

    test('the screens before the sign-in have no violations', async ({ page }) => {
      for (const path of ['/sign-in', '/forgot-password', '/new-password']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page, path);
      }
    });

    for (const [who, paths] of Object.entries(screens)) {
      test(`what ${who} sees has no violations`, async ({ page }) => {
        const somebody = await person(who);
        await somebody.enter(page);
        for (const path of paths) {
          await open(page, path);
          await expectAccessible(page, path);
        }
        if (who !== 'maya') return;
        for (const path of await somebody.pagesOfTheDemo()) {
          await open(page, path);
          await expectAccessible(page, path);
        }
      });
    }

    test('the board and its questions have no violations', async ({ page }) => {
      const maya = await person('maya');
      const { customer } = await maya.newOpportunity();
      await maya.enter(page);
      await page.goto('/pipeline');
      const menu = page.getByRole('button', { name: `Move ${customer} to…` });
      await expect(menu).toBeVisible();
      await expectAccessible(page, 'board');
      await menu.click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectAccessible(page, 'menu', '[role="menu"]');
      await page.getByRole('menuitem', { name: /lost/i }).click();
      await page.getByRole('button', { name: 'Log it' }).click();
      await expect(page.getByText('A lost opportunity needs a reason.')).toBeVisible();
      await expectAccessible(page, 'log dialog', '[role="dialog"]');
      await page.getByText('Set by hand', { exact: true }).first().click();
      await expectAccessible(page, 'by-hand dialog', '[role="dialog"]');
    });

    test('the opportunity page has no violations', async ({ page }) => {
      const alex = await person('alex');
      const { id } = await alex.newOpportunity();
      await alex.enter(page);
      await page.goto(`/opportunities/${id}`);
      await expect(page.getByText('Nothing logged yet')).toBeVisible();
      await expectAccessible(page, 'empty timeline');
      await alex.log(id, 'initial_outreach');
      await page.reload();
      await expect(page.getByRole('article')).toHaveCount(1);
      await page.getByRole('switch', { name: 'Manual stage' }).click();
      await expect(page.getByText('Stage set by hand.')).toBeVisible();
      await page.getByRole('button', { name: 'Log an interaction' }).click();
      await expectAccessible(page, 'page with form and notification');
      await page.getByRole('article').getByRole('button', { name: /^Edit/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page, 'edit dialog', '[role="dialog"]');
    });

    test('an import has no violations from its columns to its result', async ({ page }) => {
      const alex = await person('alex');
      await alex.enter(page);
      await page.goto('/import?kind=contact');
      await page.getByLabel('A CSV file with contacts').setInputFiles({
        name: 'people.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          `Company,First,Last,E-Mail,Fax,Notes\nHouse ${Date.now()},Kim,Lee,kim@x.test,1,\nNowhere,Kim,Ray,not at all,2,Hello`,
        ),
      });
      await expect(page.getByText('Left out: Fax')).toBeVisible();
      await expectAccessible(page, 'columns of an import');
      await page.getByRole('button', { name: 'Check the rows' }).click();
      await page.getByLabel('Create the organizations that are missing').click();
      const run = page.getByRole('button', { name: 'Import 1 row' });
      await expect(run).toBeVisible();
      await expect(page.getByText('“not at all” is not an e-mail address.')).toBeVisible();
      await expectAccessible(page, 'preview of an import');
      await run.click();
      await expect(page.getByRole('heading', { name: /^Imported/ })).toBeFocused();
      await expectAccessible(page, 'result of an import');
      await page.getByRole('button', { name: 'Undo the import' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
      await expect(page.getByRole('heading', { name: /^Undone/ })).toBeVisible();
      await expectAccessible(page, 'undone import');
    });

    test('off-boarding has no violations in any step', async ({ page }) => {
      const [casey, admin] = await Promise.all([newcomer(), person('admin')]);
      await casey.newOpportunity();
      await admin.enter(page);
      await open(page, `/administration/people/${casey.userId}/offboard`);
      await expectAccessible(page, 'what they own');
      await page.getByRole('button', { name: 'Choose who takes it' }).click();
      await page.getByLabel('New owner').selectOption({ label: 'Alex Rivera (sales rep)' });
      await expectAccessible(page, 'who takes it');
      await page.getByRole('button', { name: 'Hand over', exact: true }).click();
      const question = page.getByRole('dialog');
      await expectAccessible(page, 'the question', '[role="dialog"]');
      await question.getByRole('button', { name: /^Hand over/ }).click();
      await expect(page.getByRole('heading', { name: /has taken over/ })).toBeVisible();
      await expectAccessible(page, 'handed over');
    });
  });
}
