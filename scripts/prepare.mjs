// What `npm start` and `npm test` need before anything else. Plain Node: nothing is installed yet.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const npmCli = process.env.npm_execpath;
const oldestNode = [20, 19];

export function prepare() {
  process.chdir(root);
  requireNode();
  install();
  build();
}

/** Runs something to its end, its output on ours; a failure ends us too. */
function run(title, command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  process.stderr.write(`\n${title} failed${error ? `: ${error.message}` : ''}.\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  process.stderr.write(
    `This is Node ${process.versions.node}; ${oldestNode.join('.')} is needed.\n`,
  );
  process.exit(1);
}

function install() {
  if (isInstalled()) return;
  process.stdout.write('Installing packages …\n');
  // Not npm ci, which refuses a lock file that lacks one package of some other platform. Its
  // versions are those of the lock file too. With dev, for the web app is built here.
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  if (npmCli) run('npm install', process.execPath, [npmCli, ...args]);
  else run('npm install', 'npm', args);
}

/** Compared by content: times say little after a checkout. */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) =>
      path === '' || optional || installed[path]?.version === version,
  );
}

function packagesOf(lockfile) {
  const file = join(root, lockfile);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

// Only our own build leaves this mark: one for a hosted project would look for its data there.
const mark = join(root, 'dist/.embedded');
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];

function build() {
  const builtAt = existsSync(mark) ? statSync(mark).mtimeMs : 0;
  if (sources.every((source) => newestChange(join(root, source)) < builtAt)) return;
  process.stdout.write('Building the web app …\n');
  const begun = new Date();
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  run('The build', process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    VITE_SUPABASE_URL: '',
    VITE_SUPABASE_ANON_KEY: '',
  });
  writeFileSync(mark, '');
  // What changes while it builds is not in it.
  utimesSync(mark, begun, begun);
}

/** Of a file, or of anything in a folder; the folders count too, since a file may be gone. */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(
    stats.mtimeMs,
    ...readdirSync(path).map((name) => newestChange(join(path, name))),
  );
}
