// npm run screenshots: the README's pictures, of the demo as it is today.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { person } from '../tests/e2e/person.ts';
import { newDataDir, Stack } from '../tests/support/stack.ts';
// @ts-expect-error Plain JavaScript, because npm test runs it before anything is installed.
import { findBrowser } from './find-browser.mjs';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
const window = { width: 1360, height: 850 };
const phone = { width: 390, height: 780 };

const stack = await Stack.start({ dataDir: newDataDir() });
process.env.KP_E2E_URL = stack.origin;
const maya = await person('maya');
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
await mkdir(images, { recursive: true });

const { data } = await maya.api
  .schema('reporting')
  .from('pipeline_full')
  .select('opportunity_id')
  .eq('stage', 'demo_scheduled')
  .order('estimated_value', { ascending: false })
  .limit(1)
  .single();

const screens = [
  { name: 'dashboard', path: '/dashboard', viewport: window },
  { name: 'board', path: '/pipeline', viewport: window },
  { name: 'list', path: '/pipeline/list', viewport: window },
  { name: 'opportunity', path: `/opportunities/${data?.opportunity_id}`, viewport: window },
  { name: 'phone', path: '/dashboard', viewport: phone },
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { name, path, viewport } of screens) {
    const context = await browser.newContext({
      baseURL: stack.origin,
      viewport,
      colorScheme,
      locale: 'en-US',
      timezoneId: 'America/Chicago',
    });
    const page = await context.newPage();
    await maya.enter(page);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${images}${name}-${colorScheme}.png`, animations: 'disabled' });
    await context.close();
    process.stdout.write(`docs/images/${name}-${colorScheme}.png\n`);
  }
}

await browser.close();
await stack.remove();
