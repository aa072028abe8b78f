import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium for the browser tests, installed if there is none. `undefined`: Playwright's own. */
export async function findBrowser() {
  const wanted = process.env.KP_BROWSER;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`KP_BROWSER=${wanted} does not exist.`);
  }
  const present = known.find((path) => existsSync(path));
  if (present) return present;
  if (await hasOwn()) return undefined;

  process.stdout.write('Installing a browser …\n');
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    succeeds('apt-get', ['update', '-qq']);
    succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  }
  if (succeeds('npx', ['playwright', 'install', 'chromium']) && (await hasOwn())) return undefined;
  throw new Error(
    'No browser could be installed. Install Chromium, or set KP_BROWSER to its path.',
  );
}

async function hasOwn() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
