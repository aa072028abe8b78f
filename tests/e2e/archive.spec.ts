import { expect, test } from '@playwright/test';
import { person } from './person.ts';

test('an opportunity comes back from the archive with just the interactions that went with it', async ({
  page,
}) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  const before = await alex.log(id, 'initial_outreach');
  await alex.archive('interaction', before.interaction_id);
  await alex.log(id, 'awaiting_response');
  await alex.archive('opportunity', id);
  await alex.enter(page);
  await page.goto('/archive');

  await page.getByRole('searchbox', { name: 'Search the archive' }).fill(customer);
  const rows = page.getByRole('table', { name: 'Archived records' }).locator('tbody tr');
  await expect(rows.filter({ hasNotText: customer })).toHaveCount(0);
  // The interaction that was archived before waits for its opportunity.
  await expect(rows).toHaveCount(2);
  const opportunity = rows.filter({ hasText: /^Opportunity/ });
  await expect(opportunity).toContainText('today by Alex');
  await expect(rows.filter({ hasText: 'Interaction' })).toContainText('Archived too');
  await opportunity.getByRole('button', { name: /^Restore/ }).click();
  await expect(page.getByText(/ is back\.$/)).toBeVisible();
  await expect(rows).toHaveCount(1);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);
  await opportunity.getByRole('button', { name: /^Restore/ }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Open' }).last().click();
  await expect(page.getByRole('heading', { name: customer, level: 1 })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByLabel('In short')).toContainText('Awaiting response');
});

test('a contact whose organization is archived says so, and both come back in one tap', async ({
  page,
}) => {
  const alex = await person('alex');
  const organization = await alex.newOrganization();
  const contact = await alex.newContact(organization.id);
  await alex.archive('contact', contact.id);
  await alex.enter(page);
  await page.goto(`/archive?kind=contact&text=${encodeURIComponent(contact.name)}`);
  const restore = page.getByRole('button', { name: `Restore ${contact.name}` });
  await expect(restore).toBeVisible();

  // It was live when the list was read.
  await alex.archive('organization', organization.id);
  await restore.click();
  await expect(page.getByText('was not restored. Its organization is archived.')).toBeVisible();
  await page.getByRole('button', { name: 'Restore the organization and this' }).click();
  await expect(page.getByText('2 records are back.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`Archived too: ${organization.name}`)).toBeVisible();
  await page.getByRole('button', { name: `Restore ${contact.name} and` }).click();
  await expect(page.getByText('Nothing archived matches')).toBeVisible();
});

test('several come back together; what is somebody else’s is not in the list', async ({ page }) => {
  const [alex, blair] = [await person('alex'), await person('blair')];
  const mine = [await alex.newOpportunity(), await alex.newOpportunity()];
  const theirs = await blair.newOpportunity();
  for (const { id } of mine) await alex.archive('opportunity', id);
  await blair.archive('opportunity', theirs.id);
  await alex.enter(page);
  await page.goto('/archive?kind=opportunity');
  for (const { customer } of mine) {
    await page.getByRole('checkbox', { name: `Select Sampling at ${customer}` }).check();
  }
  await expect(page.getByText(theirs.customer)).toHaveCount(0);
  await page.getByRole('button', { name: 'Restore 2' }).click();
  await expect(page.getByText('2 records are back.')).toBeVisible();
  for (const { id } of mine) expect(await alex.stageOf(id)).toMatchObject({ stage: 'new_lead' });
});
