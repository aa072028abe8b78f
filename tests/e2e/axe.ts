import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

export const windows = [
  { name: 'on a desktop', viewport: { width: 1440, height: 900 } },
  { name: 'on a phone', viewport: { width: 360, height: 740 } },
];

const themes = ['light', 'dark'] as const;
/** The themes share every element and differ in their colours: the second is asked about those alone. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** What axe finds in either theme, with nothing but the theme changed between; and no screen scrolls sideways. */
export async function expectAccessible(page: Page, screen: string, part = 'body') {
  await test.step(screen, async () => {
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await expect(page.locator(`html[data-mantine-color-scheme="${theme}"]`)).toBeAttached();
      // Looked at again, because a dialog that is still fading in has no contrast yet.
      await expect(async () => {
        const found = await violations(page, part, theme === 'light' ? null : aboutColours);
        expect(found, `${screen}, ${theme}`).toEqual([]);
      }).toPass({ timeout: 20_000 });
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${screen} is wider than the window`).toBe(0);
  });
}

async function violations(page: Page, part: string, rules: string[] | null) {
  const axe = new AxeBuilder({ page }).include(part).options({ resultTypes: ['violations'] });
  // One window without frames: nothing to gather from elsewhere.
  axe.setLegacyMode();
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join('\n')}`);
}
