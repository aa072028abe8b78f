import { expect, test } from '@playwright/test';
import { cardIn, column, countIn, drag, writesOf } from './board.ts';
import { person } from './person.ts';

test('a rep drags a card with the mouse, logs why, and takes it back', async ({ page }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto('/pipeline');
  const before = await countIn(page, 'initial_outreach');
  const writes = writesOf(page);

  await drag(page, cardIn(page, 'new_lead', customer), 'initial_outreach');
  // The card is there before anything is asked or saved.
  await expect(cardIn(page, 'initial_outreach', customer)).toBeVisible();
  expect(await countIn(page, 'initial_outreach')).toBe(before + 1);
  expect(writes).toEqual([]);

  const dialog = page.getByRole('dialog', { name: customer });
  await dialog.getByLabel('What happened?').fill('Called, she is curious.');
  await expect(dialog.getByLabel('Stage')).toHaveValue('initial_outreach');
  await dialog.getByRole('button', { name: 'Log it' }).click();
  await expect(dialog).toBeHidden();
  expect(writes).toEqual(['POST rpc/log_interaction']);
  expect(await alex.stageOf(id)).toEqual({ stage: 'initial_outreach', stage_manual: false });
  await expect(cardIn(page, 'initial_outreach', customer).getByRole('link')).toBeFocused();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${customer} is back in New lead.`)).toBeVisible();
  await expect(cardIn(page, 'new_lead', customer)).toBeVisible();
  expect(await countIn(page, 'initial_outreach')).toBe(before);
  expect(writes).toEqual(['POST rpc/log_interaction', 'POST rpc/archive_record']);
  expect(await alex.stageOf(id)).toEqual({ stage: 'new_lead', stage_manual: false });
});

test('a rep moves a card with the keyboard alone, by hand, and takes it back', async ({ page }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto('/pipeline');
  const writes = writesOf(page);

  await cardIn(page, 'new_lead', customer).getByRole('link').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(`Picked up ${customer} in New lead.`)).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Initial outreach, stage 2 of 8.')).toBeAttached();
  await page.keyboard.press('Space');

  const dialog = page.getByRole('dialog', { name: customer });
  await expect(dialog.getByLabel('What happened?')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByText('New interactions will not change the stage')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Set by hand' })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(cardIn(page, 'initial_outreach', customer)).toContainText('By hand');
  expect(writes).toEqual(['PATCH opportunities']);
  expect(await alex.stageOf(id)).toEqual({ stage: 'initial_outreach', stage_manual: true });

  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(cardIn(page, 'new_lead', customer)).toBeVisible();
  await expect(page.getByText(`${customer} is back in New lead.`)).toBeVisible();
  expect(await alex.stageOf(id)).toEqual({ stage: 'new_lead', stage_manual: false });
});

test('Escape leaves a lifted card, and a cancelled question, where it was', async ({ page }) => {
  const alex = await person('alex');
  const { customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto('/pipeline');
  const writes = writesOf(page);
  const link = cardIn(page, 'new_lead', customer).getByRole('link');

  await link.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(page.getByText(`${customer} stays where it was.`)).toBeAttached();

  await page.getByRole('button', { name: `Move ${customer} to…` }).click();
  await page.getByRole('menuitem', { name: 'Awaiting response' }).click();
  await expect(cardIn(page, 'awaiting_response', customer)).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
  expect(writes).toEqual([]);
});

test('a stage that needs a product asks for it first, and then goes on', async ({ page }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity({ product: false });
  await alex.enter(page);
  await page.goto('/pipeline');

  await page.getByRole('button', { name: `Move ${customer} to…` }).click();
  await page.getByRole('menuitem', { name: 'Demo scheduled' }).click();
  const dialog = page.getByRole('dialog', { name: customer });
  await expect(dialog).toContainText('names only its principal');
  await expect(cardIn(page, 'new_lead', customer)).toBeVisible();
  await dialog.getByLabel('Product').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Use this product' }).click();
  await dialog.getByLabel('What happened?').fill('They want to see it cooked.');
  await dialog.getByRole('button', { name: 'Log it' }).click();
  await expect(cardIn(page, 'demo_scheduled', customer)).toBeAttached();
  await expect.poll(async () => (await alex.stageOf(id)).stage).toBe('demo_scheduled');
});

test('a lost opportunity asks for the reason', async ({ page }) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto('/pipeline');

  await page.getByRole('button', { name: `Move ${customer} to…` }).click();
  await page.getByRole('menuitem', { name: /lost/i }).click();
  const dialog = page.getByRole('dialog', { name: customer });
  await dialog.getByRole('button', { name: 'Log it' }).click();
  await expect(dialog.getByText('A lost opportunity needs a reason.')).toBeVisible();
  await dialog.getByLabel('Why was it lost?').selectOption('timing');
  await dialog.getByRole('button', { name: 'Log it' }).click();
  await expect(cardIn(page, 'closed_lost', customer)).toBeAttached();
  await expect.poll(async () => (await alex.stageOf(id)).stage).toBe('closed_lost');
});

test('a move that cannot be sent puts the card back, keeps what was typed, and is made later', async ({
  page,
}) => {
  const alex = await person('alex');
  const { id, customer } = await alex.newOpportunity();
  await alex.enter(page);
  await page.goto('/pipeline');

  await drag(page, cardIn(page, 'new_lead', customer), 'initial_outreach');
  const dialog = page.getByRole('dialog', { name: customer });
  await dialog.getByLabel('What happened?').fill('A long story.');
  await page.route('**/rpc/log_interaction', (route) => route.abort());
  await dialog.getByRole('button', { name: 'Log it' }).click();
  await expect(page.getByText('1 entry waiting to be sent.')).toBeVisible();
  await expect(cardIn(page, 'new_lead', customer)).toBeAttached();

  await page.unroute('**/rpc/log_interaction');
  await page.reload();
  await expect(cardIn(page, 'initial_outreach', customer)).toBeVisible();
  expect(await alex.notesOf(id)).toEqual(['A long story.']);
});

test('filters live in the address, and the totals follow them', async ({ page }) => {
  const maya = await person('maya');
  await maya.enter(page);
  await page.goto('/pipeline');
  const everybody = await countIn(page, 'new_lead');
  await page.getByLabel('Owner').selectOption({ label: 'Blair Nakamura' });
  await expect(page).toHaveURL(/owner=/);
  await expect.poll(() => countIn(page, 'new_lead')).toBeLessThan(everybody);
  const cards = column(page, 'new_lead').locator('[data-card]');
  const blairs = await countIn(page, 'new_lead');
  await page.reload();
  await expect(cards).toHaveCount(blairs);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => countIn(page, 'new_lead')).toBe(everybody);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('a finger drags a card after a rest', async ({ page }) => {
    const alex = await person('alex');
    const { customer } = await alex.newOpportunity();
    await alex.enter(page);
    await page.goto('/pipeline');
    const card = cardIn(page, 'new_lead', customer);
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      });
    await expect(card).toBeVisible();
    const box = await card.boundingBox();
    if (!box) throw new Error('The card is not on the screen');
    const [x, y] = [box.x + 100, box.y + 60];

    await touch('touchStart', x, y);
    await expect(page.getByText(`${customer} is over New lead.`)).toBeAttached();
    await touch('touchMove', x + 100, y + 20);
    await touch('touchMove', 352, y + 20);
    await expect(page.getByText(/^Drop in /)).toBeVisible();
    await touch('touchEnd');
    await expect(page.getByRole('dialog', { name: customer })).toBeVisible();
    await expect(card).toHaveCount(0);
    await page.getByRole('button', { name: 'Cancel the move' }).tap();
    await expect(card).toBeAttached();
  });
});
