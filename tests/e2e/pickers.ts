import type { Locator, Page } from '@playwright/test';

/** The field of a picker, and not its list, which is called the same. */
export function picker(within: Locator, label: string): Locator {
  return within.getByRole('combobox', { name: label, exact: true });
}

/** Types into a picker and takes the choice that is called so. */
export async function choose(page: Page, field: Locator, typed: string, option: string) {
  await field.fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}
