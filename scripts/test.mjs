// npm test: everything from a fresh clone to one line with the count.
// Words after -- choose test files: npm test -- r2-sync

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { prepare, root } from './prepare.mjs';

const filters = process.argv.slice(2);
const reports = mkdtempSync(join(tmpdir(), 'kp-reports-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

prepare();
// What takes long has commands of its own: npm run test:fire, npm run test:scale.
const everyDay = ['unit', 'db', 'cli', 'server'].map((name) => `--project=${name}`);
runVitest('everything but the browser', [...everyDay, ...filters]);
for (const major of ['15', '16'].filter((m) => existsSync(`/usr/lib/postgresql/${m}/bin/initdb`))) {
  const again = filters.length > 0 ? filters : ['tests/db', 'tests/server/platform.test.ts'];
  runVitest(
    `the database, on PostgreSQL ${major}`,
    [...again, '--project', 'db', '--project', 'server'],
    {
      KP_TEST_POSTGRES: major,
    },
  );
}
await runPlaywright();

rmSync(reports, { recursive: true, force: true });
// Said once more at the end: whoever reads only the end of a long log finds the cause.
for (const failure of failures) process.stdout.write(`\n✗ ${failure}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
// Nothing run at all is no success either.
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function runVitest(title, args, env = {}) {
  const report = join(reports, `${title}.json`);
  const outputs = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const cli = join(root, 'node_modules/vitest/vitest.mjs');
  const ok = runs(title, [cli, 'run', '--passWithNoTests', ...outputs, ...args], env);
  count(title, ok, report, (run) => ({
    passed: run.numPassedTests,
    failed: run.numFailedTests,
    skipped: run.numPendingTests + run.numTodoTests,
    failures: run.testResults.flatMap(vitestFailures),
  }));
}

function vitestFailures({ name, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults
    .filter(({ status }) => status === 'failed')
    .map(
      ({ fullName, failureMessages }) =>
        `${file} › ${fullName}\n${withoutRunner(failureMessages[0])}`,
    );
  return message ? [`${file}\n${message}`, ...failed] : failed;
}

// The frames of the stack that are the test runner's own.
function withoutRunner(message = '') {
  const lines = message.split('\n');
  return lines.filter((line) => !/^ +at .*(node_modules|new Promise)/.test(line)).join('\n');
}

async function runPlaywright() {
  const report = join(reports, 'browser.json');
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const args = ['test', '--pass-with-no-tests', '--reporter=list,json', ...filters];
  const browser = await findBrowser();
  const env = { ...(browser && { KP_BROWSER: browser }), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const ok = runs('the app, in a browser', [cli, ...args], env);
  count('the app, in a browser', ok, report, ({ stats, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: suites.flatMap(browserFailures),
  }));
}

function browserFailures({ specs, suites = [] }) {
  const failed = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const { error } = tests[0]?.results.at(-1) ?? {};
      return `tests/e2e/${file}:${line} › ${title}\n${error?.message ?? ''}`;
    });
  return [...failed, ...suites.flatMap(browserFailures)];
}

function runs(title, args, env) {
  process.stdout.write(`\n── ${title}\n`);
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function count(title, ok, report, read) {
  const counts = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0, failures: [] };
  // A file that does not load, or a server that does not start, fails without a failed test.
  if (!ok && counts.failed === 0) {
    counts.failed = 1;
    if (counts.failures.length === 0) counts.failures.push(`${title}: see above`);
  }
  for (const kind of Object.keys(total)) total[kind] += counts[kind];
  failures.push(...counts.failures);
}
