import { expect, type Locator, type Page } from '@playwright/test';

export function column(page: Page, stage: string): Locator {
  return page.locator(`#stage-${stage}`);
}

export function cardIn(page: Page, stage: string, customer: string): Locator {
  return column(page, stage).locator('[data-card]').filter({ hasText: customer });
}

/** What a column's head says: how many there are. */
export async function countIn(page: Page, stage: string): Promise<number> {
  const count = column(page, stage).locator('header > span').first();
  await expect(count).toHaveText(/^[\d,]+$/);
  return Number((await count.textContent())?.replace(/\D/g, ''));
}

/** Carries a card to a column as a hand does: press, pull, let go. */
export async function drag(page: Page, card: Locator, to: string) {
  const from = await card.boundingBox();
  const target = await column(page, to).boundingBox();
  if (!from || !target) throw new Error('The card or the column is not on the screen');
  await page.mouse.move(from.x + 60, from.y + 60);
  await page.mouse.down();
  await page.mouse.move(from.x + 75, from.y + 65, { steps: 3 });
  await page.mouse.move(target.x + target.width / 2, target.y + 150, { steps: 8 });
  await expect(column(page, to).getByText(/^Drop in /)).toBeVisible();
  await page.mouse.up();
}

/** Every request that changes something, from now on. */
export function writesOf(page: Page): string[] {
  const writes: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const reads =
      /\/rpc\/(board|pipeline_totals|pipeline_page|partners|list_archived|search_records)$/.test(
        pathname,
      );
    if (pathname.startsWith('/rest/v1') && request.method() !== 'GET' && !reads) {
      writes.push(`${request.method()} ${pathname.replace('/rest/v1/', '')}`);
    }
  });
  return writes;
}
