import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { person } from './person.ts';

const looks = [
  { name: 'light on a desktop', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { name: 'dark on a desktop', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: 'light on a phone', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'dark on a phone', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

/** Every screen that shows lists or figures of the demo; the others have tests of their own below. */
const screens = [
  { who: 'maya', path: '/dashboard' },
  { who: 'maya', path: '/pipeline/list' },
  { who: 'alex', path: '/opportunities/new' },
  { who: 'maya', path: '/organizations' },
  { who: 'maya', path: '/organizations?new=true' },
  { who: 'maya', path: '/contacts' },
  { who: 'maya', path: '/products' },
  { who: 'maya', path: '/archive' },
  { who: 'maya', path: '/import' },
  { who: 'maya', path: '/account' },
  { who: 'alex', path: '/administration/people' },
  { who: 'admin', path: '/administration/people' },
  { who: 'admin', path: '/administration/lists' },
  { who: 'admin', path: '/administration/system' },
];

async function expectNoViolations(page: Page, screen: string, part = 'body') {
  // Looked at again, because a dialog that is still fading in has no contrast yet.
  await expect(async () => {
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join('\n')}`,
    );
    expect(found, screen).toEqual([]);
  }).toPass({ timeout: 20_000 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${screen} is wider than the window`).toBe(0);
}

for (const { name, ...look } of looks) {
  test.describe(name, () => {
    test.use(look);
    // axe looks at every element; a board has many.
    test.slow();

    test('the screens before the sign-in have no violations', async ({ page }) => {
      for (const path of ['/sign-in', '/forgot-password', '/new-password']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectNoViolations(page, path);
      }
    });

    test('the board and its questions have no violations', async ({ page }) => {
      const maya = await person('maya');
      const { customer } = await maya.newOpportunity();
      await maya.enter(page);
      await page.goto('/pipeline');
      const menu = page.getByRole('button', { name: `Move ${customer} to…` });
      await expect(menu).toBeVisible();
      await expectNoViolations(page, 'board');
      await menu.click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoViolations(page, 'menu', '[role="menu"]');
      await page.getByRole('menuitem', { name: /lost/i }).click();
      await page.getByRole('button', { name: 'Log it' }).click();
      await expect(page.getByText('A lost opportunity needs a reason.')).toBeVisible();
      await expectNoViolations(page, 'log dialog', '[role="dialog"]');
      await page.getByText('Set by hand', { exact: true }).first().click();
      await expectNoViolations(page, 'by-hand dialog', '[role="dialog"]');
    });

    // The dark colours are looked at on the desktop, a phone's layout in light.
    const visited = name === 'dark on a phone' ? [] : screens;
    for (const { who, path } of visited) {
      test(`${path} has no violations, as ${who} sees it`, async ({ page }) => {
        const somebody = await person(who);
        await somebody.enter(page);
        await page.goto(path);
        await expect(page.getByRole('heading').first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0);
        await expectNoViolations(page, path);
      });
    }

    test('the pages of an organization, a contact and a product have no violations', async ({
      page,
    }) => {
      const maya = await person('maya');
      await maya.enter(page);
      for (const path of await maya.pagesOfTheDemo()) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectNoViolations(page, path);
      }
    });

    test('what opens over every screen has no violations', async ({ page }) => {
      const alex = await person('alex');
      const { id, customer } = await alex.newOpportunity();
      await alex.enter(page);
      await page.goto('/archive?log');
      const picker = page.getByRole('combobox', { name: 'About' });
      await expect(picker).toBeFocused();
      await picker.fill(customer);
      await expect(page.getByRole('option', { name: customer })).toBeVisible();
      await expectNoViolations(page, 'quick log, choosing', '[role="dialog"]');
      await page.goto(`/archive?log=${id}`);
      await page.getByLabel('Stage').selectOption('closed_lost');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('A lost opportunity needs a reason.')).toBeVisible();
      await expectNoViolations(page, 'quick log', '[role="dialog"]');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.keyboard.type(customer);
      await expect(page.getByRole('option', { name: new RegExp(`^${customer}`) })).toBeVisible();
      await expectNoViolations(page, 'search', '[role="dialog"]');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await expectNoViolations(page, 'shortcuts', '[role="dialog"]');
    });

    test('the opportunity page has no violations', async ({ page }) => {
      const alex = await person('alex');
      const { id } = await alex.newOpportunity();
      await alex.enter(page);
      await page.goto(`/opportunities/${id}`);
      await expect(page.getByText('Nothing logged yet')).toBeVisible();
      await expectNoViolations(page, 'empty timeline');
      await alex.log(id, 'initial_outreach');
      await page.reload();
      await expect(page.getByRole('article')).toHaveCount(1);
      await page.getByRole('switch', { name: 'Manual stage' }).click();
      await expect(page.getByText('Stage set by hand.')).toBeVisible();
      await page.getByRole('button', { name: 'Log an interaction' }).click();
      await expectNoViolations(page, 'page with form and notification');
      await page.getByRole('article').getByRole('button', { name: /^Edit/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolations(page, 'edit dialog', '[role="dialog"]');
    });
  });
}
