import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { person } from './person.ts';

test('an organization, from its first contact to the archive and back', async ({ page }) => {
  const alex = await person('alex');
  const { customer: taken } = await alex.newOpportunity();
  await alex.enter(page);
  const name = `Café Ünïcode 🥗 ${randomUUID().slice(0, 8)}`;

  await page.goto('/organizations');
  await page.getByRole('button', { name: 'New organization' }).click();
  const form = page.getByRole('dialog', { name: 'New organization' });

  // A name that is taken: said while typing, refused on saving, and nothing typed is lost.
  await form.getByLabel('Name').fill(taken.toUpperCase());
  await expect(form.getByRole('status')).toContainText(`There is already ${taken}`);
  await form.getByLabel('City').fill('Flint');
  await form.getByRole('button', { name: 'Add organization' }).click();
  await expect(form).toContainText('There is already an organization with this name');
  await expect(form.getByLabel('Name')).toBeFocused();

  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Website').fill('javascript:alert(1)');
  await page.keyboard.press('Control+Enter');
  await expect(form).toContainText('Write an address like harbordiner.com.');
  await form.getByLabel('Website').fill('harbordiner.com');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByRole('link', { name: 'harbordiner.com' })).toHaveAttribute(
    'href',
    'https://harbordiner.com',
  );
  await expect(page.getByLabel('Facts').first()).toContainText('Alex Rivera');
  const organizationId = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  await page.getByRole('button', { name: 'New contact' }).click();
  const contact = page.getByRole('dialog', { name: 'New contact' });
  await contact.getByLabel('First name').fill('Zoë');
  await contact.getByLabel('Last name').fill('Núñez; Ñ');
  await contact.getByLabel('E-mail').fill('zoe');
  await contact.getByRole('button', { name: 'Add contact' }).click();
  await expect(contact).toContainText('Write an address like');
  await contact.getByLabel('E-mail').fill('zoe@harbor.example');
  await contact.getByLabel('Influence').selectOption('Champion');
  await contact.getByRole('switch', { name: /^Primary contact/ }).click();
  await contact.getByRole('button', { name: 'Add contact' }).click();
  const contacts = page.getByRole('region', { name: 'Contacts' });
  await expect(contacts).toContainText('Primary');
  await contacts.getByRole('link', { name: 'Zoë Núñez; Ñ', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Zoë Núñez; Ñ');
  const [card] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save to address book' }).click(),
  ]);
  expect(card.suggestedFilename()).toBe('Zoë Núñez; Ñ.vcf');
  const text = await readFile(await card.path(), 'utf8');
  expect(text).toContain('N:Núñez\\; Ñ;Zoë;;;\r\n');
  expect(text).toContain('EMAIL;TYPE=work:zoe@harbor.example\r\n');

  // It cannot be archived while something is open there; that is said, with the way to it.
  const open = await alex.openOpportunityAt(organizationId);
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'What can be done with it' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  const refused = page.getByRole('dialog', { name: 'It cannot be archived yet' });
  await expect(refused).toContainText('has one open opportunity');
  await refused.getByRole('link', { name: open.name }).click();
  await expect(page).toHaveURL(new RegExp(`/opportunities/${open.id}$`));
  await alex.lose(open.id);

  await page.goto(`/organizations/${organizationId}`);
  await page.getByRole('button', { name: 'What can be done with it' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  const notice = page.getByLabel('Notifications');
  await expect(notice).toContainText(`${name} is archived.`);
  await expect(page).toHaveURL(/\/organizations$/);
  await page.getByLabel('Search organizations').fill(name);
  await expect(page.getByText('No organization matches')).toBeVisible();
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('table').getByRole('link', { name })).toBeVisible();
});

test('what two people change at once is merged, or asked about', async ({ page }) => {
  const [alex, maya] = await Promise.all([person('alex'), person('maya')]);
  const { id, organizationId, customer } = await alex.newOpportunity();
  for (const _ of Array(16)) await alex.log(id);
  await alex.enter(page);
  await page.goto(`/organizations/${organizationId}`);
  // What is not shown of the activity is said, and a tap away.
  const activity = page.getByRole('region', { name: 'Recent activity' });
  await expect(activity).toContainText('The first 15 are shown.');
  await activity.getByRole('button', { name: 'Show more' }).click();
  await expect(activity.getByRole('listitem')).toHaveCount(16);

  await page.getByRole('button', { name: 'What can be done with it' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const form = page.getByRole('dialog', { name: 'Edit the organization' });
  await form.getByLabel('City').fill('Flint');
  await form.getByLabel('Phone').fill('(810) 555-0101');
  const { error } = await maya.api
    .from('organizations')
    .update({ city: 'Lansing', priority: 'A' })
    .eq('organization_id', organizationId);
  expect(error).toBeNull();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByRole('alert').first()).toContainText('Lansing');
  await form.getByRole('button', { name: 'City: take what was saved meanwhile' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  const facts = page.getByLabel('Facts').first();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(customer);
  await expect(facts).toContainText('Lansing');
  await expect(facts).toContainText('(810) 555-0101');
  await expect(facts.getByText('A', { exact: true })).toBeVisible();
});

test('the list is narrowed in its address, and one tap shows the A accounts', async ({ page }) => {
  const maya = await person('maya');
  await maya.enter(page);
  await page.goto('/organizations?role=principal');
  const table = page.getByRole('table', { name: 'Organizations' });
  await expect(table.getByText('Principal').first()).toBeVisible();
  await expect(table.locator('tr[data-index]').filter({ hasNotText: 'Principal' })).toHaveCount(0);
  await page.getByLabel('Role').selectOption('');
  await page.getByRole('button', { name: 'A-priority' }).click();
  await expect(page).toHaveURL(/priority=A/);
  await expect(table.getByTitle('Priority A').first()).toBeVisible();
  await expect(table.getByTitle('Priority B')).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(table.getByTitle('Priority B').first()).toBeVisible();
});
