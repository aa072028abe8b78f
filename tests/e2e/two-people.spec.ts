import { expect, type Page, test } from '@playwright/test';
import {
  archive,
  customerOf,
  factsOf,
  newContact,
  setPrimary,
  stakeholdersOf,
} from './opportunity-scene.ts';
import { picker } from './pickers.ts';
import { person } from './person.ts';

test('two people edit one opportunity: different fields merge, the same field is shown side by side', async ({
  browser,
}) => {
  const [maya, alex] = await Promise.all([person('maya'), person('alex')]);
  const { id } = await alex.newOpportunity();
  const open = async (who: typeof maya): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await who.enter(page);
    await page.goto(`/opportunities/${id}`);
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
    return page;
  };
  const [hers, his] = [await open(maya), await open(alex)];
  const edit = async (page: Page) => {
    await page.keyboard.press('e');
    return page.getByRole('dialog', { name: 'Edit the opportunity' });
  };

  // Both begin from the same state; she saves first.
  const [her, him] = [await edit(hers), await edit(his)];
  await her.getByLabel('Estimated value').fill('2,500');
  await her.getByLabel('Notes').fill('The chef wants them skin-on.');
  await him.getByLabel('Estimated value').fill('1,800');
  await him.getByLabel('Priority').selectOption('A');
  await her.getByRole('button', { name: 'Save' }).click();
  await expect(her).toBeHidden();

  await him.getByRole('button', { name: 'Save' }).click();
  const clash = him.getByRole('alert').filter({ hasText: 'Somebody changed this' });
  await expect(clash).toContainText('$2,500');
  await expect(clash).toContainText('$1,800');
  // What only she changed is in his form already; nothing of his has been saved yet.
  await expect(him.getByLabel('Notes')).toHaveValue('The chef wants them skin-on.');
  expect(await factsOf(alex, id)).toEqual({
    estimated_value: 2500,
    priority: null,
    notes: 'The chef wants them skin-on.',
  });
  await him.getByRole('button', { name: 'Estimated value: take what was saved meanwhile' }).click();
  await him.getByRole('button', { name: 'Save' }).click();
  await expect(him).toBeHidden();
  expect(await factsOf(alex, id)).toEqual({
    estimated_value: 2500,
    priority: 'A',
    notes: 'The chef wants them skin-on.',
  });

  // Her page is older now; another field than those he changed merges without a word.
  const again = await edit(hers);
  await again.getByLabel('Expected to close').fill('2031-05-04');
  await again.getByRole('button', { name: 'Save' }).click();
  await expect(again).toBeHidden();
  await expect(hers.getByLabel('In short')).toContainText('Priority A');
  expect((await factsOf(alex, id)).priority).toBe('A');
});

test('two people set the stakeholders: the second one sees both lists, and chooses', async ({
  browser,
}) => {
  const [maya, alex] = await Promise.all([person('maya'), person('alex')]);
  const { id } = await alex.newOpportunity();
  const organizationId = await customerOf(alex, id);
  const [dana] = await Promise.all([
    newContact(alex, organizationId, 'Dana'),
    newContact(alex, organizationId, 'Zoe'),
  ]);
  const page = await (await browser.newContext()).newPage();
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  const stakeholders = page.getByRole('region', { name: 'Stakeholders' });
  await expect(stakeholders.getByText('Nobody yet.')).toBeVisible();
  await setPrimary(maya, id, dana);

  await picker(stakeholders, 'Add a stakeholder').click();
  await page.getByRole('option', { name: 'Zoe' }).click();
  const clash = stakeholders.getByRole('alert');
  await expect(clash).toContainText('Somebody changed the stakeholders meanwhile');
  expect(await stakeholdersOf(alex, id)).toHaveLength(1);
  await clash.getByRole('button', { name: 'Save mine' }).click();
  await expect(stakeholders.getByLabel(/^Influence of Zoe/)).toBeVisible();
  expect(await stakeholdersOf(alex, id)).toEqual([
    { name: 'Dana', role: 'buyer', is_primary: true },
    { name: 'Zoe', role: null, is_primary: false },
  ]);
});

test('what somebody else archives meanwhile says so, and can be brought back', async ({ page }) => {
  const [maya, alex] = await Promise.all([person('maya'), person('alex')]);
  const { id, customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  await page.getByLabel('What', { exact: true }).fill('Bring the samples');
  await archive(maya, id);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This opportunity is archived')).toBeVisible();
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible();
  // What was typed is back too.
  await expect(page.getByLabel('What', { exact: true })).toHaveValue('Bring the samples');
});

test('an interaction that somebody changed meanwhile is not overwritten unseen', async ({
  page,
}) => {
  const alex = await person('alex');
  const { id } = await alex.newOpportunity();
  const { interaction_id } = await alex.log(id);
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  await page.getByRole('article').getByRole('button', { name: /^Edit/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit the interaction' });
  await dialog.getByLabel('Subject').fill('Mine');
  await alex.api
    .from('interactions')
    .update({ subject: 'Theirs' })
    .eq('interaction_id', interaction_id);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('nothing was overwritten')).toBeVisible();
  await expect(dialog.getByLabel('Subject')).toHaveValue('Mine');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('article').getByText('Mine')).toBeVisible();
});
