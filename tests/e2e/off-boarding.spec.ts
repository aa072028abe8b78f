import { expect, test } from '@playwright/test';
import { cardIn } from './board.ts';
import { newcomer } from './newcomer.ts';
import { person } from './person.ts';

test('an administrator off-boards a rep, and the new owner finds the deal on their board', async ({
  browser,
  page,
}) => {
  const [casey, maya, alex, admin] = await Promise.all([
    newcomer(),
    person('maya'),
    person('alex'),
    person('admin'),
  ]);
  const { id, customer } = await casey.newOpportunity();
  await casey.log(id, 'initial_outreach');
  await admin.api
    .from('user_profiles')
    .update({ manager_user_id: maya.userId })
    .eq('user_id', casey.userId);

  await admin.enter(page);
  await page.goto('/administration/people');
  await page.getByLabel('Find a person').fill(casey.fullName);
  await page.getByRole('button', { name: `Actions for ${casey.fullName}` }).click();
  await page.getByRole('menuitem', { name: 'Off-board…' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Off-board ${casey.fullName}`);

  const steps = page.getByRole('list', { name: 'Steps' });
  await expect(steps.locator('[aria-current=step]')).toContainText('What they own');
  for (const owned of ['1 opportunity', '1 organization', '1 logged interaction']) {
    await expect(page.getByText(owned, { exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Choose who takes it' }).click();

  // Their manager is suggested; here somebody else takes it.
  const owner = page.getByLabel('New owner');
  await expect(owner).toHaveValue(maya.userId);
  await owner.selectOption({ label: 'Alex Rivera (sales rep)' });
  await expect(page.getByLabel(`Disable the account of ${casey.fullName}`)).toBeChecked();
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('will be Alex Rivera’s');
  await question.getByRole('button', { name: 'Hand over 3 records' }).click();

  await expect(page.getByRole('heading', { name: 'Alex Rivera has taken over' })).toBeFocused();
  await expect(page.getByText('1 opportunity', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'See the pipeline of Alex Rivera' }).click();
  await expect(cardIn(page, 'initial_outreach', customer)).toBeVisible();

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await alex.enter(theirs);
  await theirs.goto('/pipeline');
  await expect(cardIn(theirs, 'initial_outreach', customer)).toBeVisible();
  await context.close();

  const { data } = await casey.api.from('user_profiles').select('user_id');
  expect(data, 'whoever left sees nothing from now on').toEqual([]);
});

test('somebody who owns nothing is disabled without a detour, and can be let in again', async ({
  page,
}) => {
  const [casey, admin] = await Promise.all([newcomer(), person('admin')]);
  await admin.enter(page);
  await page.goto(`/administration/people/${casey.userId}/offboard`);
  await expect(page.getByText(`${casey.fullName} owns nothing`)).toBeVisible();
  await page.getByRole('button', { name: 'Disable the account' }).click();
  await expect(page.getByText('The account is disabled already')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Disable the account' })).toBeVisible();
});
