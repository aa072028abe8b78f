import { expect, test } from '@playwright/test';
import { person } from './person.ts';

test('with Manual stage on, a new interaction leaves the stage alone', async ({ page }) => {
  const alex = await person('alex');
  const { id } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);

  const stage = page.getByRole('region', { name: 'Stage', exact: true });
  await expect(stage.getByLabel('Stage', { exact: true })).toBeDisabled();
  await stage.getByRole('switch').click();
  await expect(stage.getByText('new interactions will not change it')).toBeVisible();
  await stage.getByLabel('Stage', { exact: true }).selectOption('feedback_logged');
  await expect(page.getByLabel('In short')).toContainText('Feedback logged');

  await page.getByRole('button', { name: 'Log an interaction' }).click();
  const form = page.getByRole('form', { name: 'Log an interaction' });
  await expect(form).toContainText('Set by hand on the opportunity');
  await form.getByLabel('Stage').selectOption('awaiting_response');
  await form.getByLabel('What happened?').fill('No news.');
  await form.getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText('No news.')).toBeVisible();
  await expect(page.getByLabel('In short')).toContainText('Feedback logged');
  expect(await alex.stageOf(id)).toEqual({ stage: 'feedback_logged', stage_manual: true });

  // The way back: the stage follows the interactions again, at once, and this too can be undone.
  await stage.getByRole('switch').click();
  await expect(page.getByLabel('In short')).toContainText('Awaiting response');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByLabel('In short')).toContainText('Feedback logged');
  expect(await alex.stageOf(id)).toEqual({ stage: 'feedback_logged', stage_manual: true });
});

test('an interaction says who may change what, and until when', async ({ page }) => {
  const [maya, alex] = await Promise.all([person('maya'), person('alex')]);
  const { id } = await alex.newOpportunity();
  await maya.log(id, 'initial_outreach');
  await maya.enter(page);
  await page.goto(`/opportunities/${id}`);

  const entry = page.getByRole('article');
  await expect(entry).toContainText(
    /can be changed by you until .+; after that only by Alex Rivera/,
  );
  await entry.getByRole('button', { name: /^Edit/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Stage').selectOption('feedback_logged');
  await dialog.getByLabel('Subject').fill('Second thoughts');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(entry).toContainText('Second thoughts');
  await expect(page.getByLabel('In short')).toContainText('Feedback logged');
});

test('what is locked is shown as locked, and says who can help', async ({ page }) => {
  const [maya, alex] = await Promise.all([person('maya'), person('alex')]);
  const { id } = await alex.newOpportunity();
  await alex.log(id, 'initial_outreach');
  await maya.enter(page);
  await page.goto(`/opportunities/${id}`);

  const entry = page.getByRole('article');
  await expect(entry).toContainText('can be changed by Alex Rivera, who owns the opportunity');
  await expect(entry.getByRole('button', { name: /^Archive/ })).toHaveCount(0);
  await entry.getByRole('button', { name: /^Edit/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Stage')).toBeDisabled();
  await dialog.getByLabel('What happened?').fill('A note from the manager.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(entry).toContainText('A note from the manager.');
});

test('an archived interaction takes its stage with it, and comes back', async ({ page }) => {
  const alex = await person('alex');
  const { id } = await alex.newOpportunity();
  await alex.log(id, 'initial_outreach');
  await alex.enter(page);
  await page.goto(`/opportunities/${id}`);
  await page.getByRole('button', { name: /^Archive/ }).click();
  await expect(page.getByText('Nothing logged yet')).toBeVisible();
  await expect(page.getByLabel('In short')).toContainText('New lead');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByLabel('In short')).toContainText('Initial outreach');
});
