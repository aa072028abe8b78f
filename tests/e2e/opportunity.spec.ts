import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { lossReasonOf, productsOfTwoPrincipals, stakeholdersOf } from './opportunity-scene.ts';
import { choose, picker } from './pickers.ts';
import { losingAnAnswer, person } from './person.ts';

test('a rep creates an opportunity for a new customer, adds a stakeholder, loses it with a reason, archives and restores it', async ({
  page,
}) => {
  const alex = await person('alex');
  const customer = `Test Kitchen ${randomUUID().slice(0, 8)}`;
  const [offer] = await productsOfTwoPrincipals(alex);
  await alex.enter(page);
  await page.goto('/pipeline');

  // The customer is new, and is made on the way; the product brings its principal.
  await page.getByRole('link', { name: 'New opportunity' }).click();
  const form = page.getByRole('form', { name: 'New opportunity' });
  await expect(picker(form, 'Customer')).toBeFocused();
  await losingAnAnswer(page, '**/rest/v1/organizations?select=organization_id%2Cname', async () => {
    await choose(page, picker(form, 'Customer'), customer, `Create “${customer}”`);
    await expect(form.getByText('The server cannot be reached.')).toBeVisible();
  });
  await choose(page, picker(form, 'Customer'), customer, `Create “${customer}”`);
  await expect(form.getByText('is now an organization of yours.')).toBeVisible();
  await choose(page, picker(form, 'Product'), offer.product, offer.product);
  await expect(picker(form, 'Principal')).toHaveValue(offer.principal);
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue(
    `${offer.product} for ${customer}`,
  );
  await form.getByLabel('Estimated value').fill('$12,400.50');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible();
  await expect(page.getByText('$12,400.50')).toBeVisible();
  const id = page.url().split('/').pop() ?? '';

  // A stakeholder whom nobody had written down yet.
  const stakeholders = page.getByRole('region', { name: 'Stakeholders' });
  await choose(
    page,
    picker(stakeholders, 'Add a stakeholder'),
    'Dana Ortiz',
    'Create “Dana Ortiz”',
  );
  const contact = page.getByRole('dialog', { name: `New contact at ${customer}` });
  await expect(contact.getByLabel('Last name')).toHaveValue('Ortiz');
  await contact.getByLabel('E-mail').fill('dana@kitchen');
  await losingAnAnswer(page, '**/rest/v1/contacts?select=contact_id%2Cfull_name', async () => {
    await contact.getByRole('button', { name: 'Create and add' }).click();
    await expect(contact).toContainText('The server cannot be reached.');
  });
  // What is typed after it counts.
  await contact.getByLabel('E-mail').fill('dana@kitchen.test');
  await contact.getByRole('button', { name: 'Try again' }).click();
  await expect(contact).toBeHidden();
  const mail = stakeholders.getByRole('link', { name: 'Mail Dana Ortiz' });
  await expect(mail).toHaveAttribute('href', 'mailto:dana@kitchen.test');
  await stakeholders.getByLabel('Influence of Dana Ortiz').selectOption('decision_maker');
  await expect(page.getByText('Saved for Dana Ortiz.')).toBeVisible();
  expect(await stakeholdersOf(alex, id)).toEqual([
    { name: 'Dana Ortiz', role: 'decision_maker', is_primary: true },
  ]);

  // Lost: not without a reason; and what is taken back takes its reason along.
  const logLoss = async () => {
    await page.getByRole('main').getByRole('button', { name: 'Log an interaction' }).click();
    const log = page.getByRole('form', { name: 'Log an interaction' });
    await log.getByLabel('Stage').selectOption('closed_lost');
    await log.getByRole('button', { name: 'Log it' }).click();
    await expect(log.getByText('A lost opportunity needs a reason.')).toBeVisible();
    await log.getByLabel('Why was it lost?').selectOption('timing');
    await log.getByRole('button', { name: 'Log it' }).click();
  };
  const details = page.getByRole('region', { name: 'Details' });
  await logLoss();
  await expect(details.getByText('Lost because')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByLabel('In short')).toContainText('New lead');
  await expect.poll(() => lossReasonOf(alex, id)).toBeNull();
  await logLoss();
  await expect(details.getByText('Lost because')).toBeVisible();

  await page.getByRole('button', { name: 'What can be done with it' }).click();
  await page.getByRole('menuitem', { name: 'Archive with its interactions' }).click();
  await expect(page).toHaveURL(/\/pipeline/);
  await expect(page.getByText('is archived, with its interaction.')).toBeVisible();
  await page.goto(`/opportunities/${id}`);
  await expect(page.getByText('This opportunity is archived')).toBeVisible();
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('a new opportunity says beside the field what is missing, and keeps what was typed', async ({
  page,
}) => {
  const alex = await person('alex');
  const [offer, other] = await productsOfTwoPrincipals(alex);
  await alex.enter(page);
  await page.goto(`/opportunities/new?product=${offer.product_id}`);
  const form = page.getByRole('form', { name: 'New opportunity' });
  await expect(picker(form, 'Product')).toHaveValue(offer.product);
  await expect(picker(form, 'Principal')).toHaveValue(offer.principal);

  // Another principal takes the product out, and says so; a gated stage then needs one.
  await choose(page, picker(form, 'Principal'), other.principal, other.principal);
  await expect(picker(form, 'Product')).toHaveValue('');
  await expect(form.getByText(`${offer.product} was taken out`)).toBeVisible();
  await form.getByLabel('Estimated value').fill('a lot');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByText('Choose the customer.')).toBeVisible();
  await expect(form.getByText('Write the value as a number')).toBeVisible();
  await expect(picker(form, 'Customer')).toBeFocused();

  const { customer } = await alex.newOpportunity();
  await choose(page, picker(form, 'Customer'), customer, customer);
  await form.getByLabel('Estimated value').fill('0');
  await form.getByLabel('Stage').selectOption('demo_scheduled');
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(form.getByText('needs a product, and this opportunity has none')).toBeVisible();
  await expect(form.getByLabel('Stage')).toBeFocused();

  await page.reload();
  await expect(form.getByText('What you typed earlier and did not save is back.')).toBeVisible();
  await choose(page, picker(form, 'Product'), other.product, other.product);
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name: customer })).toBeVisible();
  await expect(page.getByText('$0').first()).toBeVisible();
  await expect(page.getByLabel('In short')).toContainText('Demo scheduled');
});

test('a manager gives an opportunity of the team to somebody else, and takes it back', async ({
  page,
}) => {
  const [maya, alex] = await Promise.all([person('maya'), person('alex')]);
  const { id } = await alex.newOpportunity();
  await maya.enter(page);
  await page.goto(`/opportunities/${id}`);
  const details = page.getByRole('region', { name: 'Details' });
  await expect(details).toContainText('Alex Rivera');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Edit the opportunity' });
  await dialog.getByLabel('Owner').selectOption({ label: 'Blair Nakamura' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(details).toContainText('Blair Nakamura');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(details).toContainText('Alex Rivera');
});
