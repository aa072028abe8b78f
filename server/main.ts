import { join } from 'node:path';
import { demoAccounts, demoPassword } from './accounts.ts';
import type { Mail } from './api.ts';
import { Cleanup } from './cleanup.ts';
import { readSettings, type Settings } from './settings.ts';
import { type Stack, startDatabaseOnly, startStack } from './stack.ts';

const cleanup = new Cleanup();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
if (process.env.npm_lifecycle_event) stopWithParent();

try {
  await run(readSettings(process.env, process.argv.slice(2)), stop.signal);
} catch (error) {
  if (!stop.signal.aborted) {
    process.exitCode = 1;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\n${message}\n`);
  }
}
await cleanup.run();
if (process.exitCode) process.stderr.write('\nNothing is left running.\n');
process.exit();

async function run(settings: Settings, signal: AbortSignal) {
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve());
  });
  const options = { settings, cleanup, signal, onMail: showMail, onStaleDashboard, say: report };
  const database = settings.databaseOnly
    ? await startDatabaseOnly(options)
    : await startStack(options).then((stack) => {
        greet(stack, settings);
        return stack.database;
      });
  if (settings.databaseOnly) say('\nThe database is up, for kp. Stop it with Ctrl-C.\n');
  await Promise.race([stopped, database.ended.then(() => lost(settings))]);
  if (signal.aborted) say('\nStopping.\n');
}

// A signal to npm ends npm and its shell, but never reaches us.
function stopWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || stop.abort(), 500).unref();
}

function lost({ dataDir }: Settings): never {
  throw new Error(
    `PostgreSQL ended and does not start again; ${join(dataDir, 'postgres/postgresql.log')} says why. ` +
      'Start again: what was saved is still there.',
  );
}

function greet(
  { origin, demo, firstPassword, database }: Stack,
  { adminEmail, dataDir }: Settings,
) {
  const lines = ['', `  KitchenPantry is up:  ${origin}`, ''];
  if (demo) {
    lines.push(`  Sign in with the password ${demoPassword} as`);
    for (const { email, fullName } of demoAccounts)
      lines.push(`    ${email.padEnd(28)}${fullName}`);
    lines.push('');
  }
  if (firstPassword) {
    lines.push(`  Sign in as ${adminEmail}, password ${firstPassword}`);
    lines.push('  It is shown this once. To change it, ask for a reset on the sign-in page.', '');
  }
  if (database.movedTo) {
    lines.push(`  PostgreSQL cannot run as root, and its user cannot enter ${dataDir}:`);
    lines.push(`  the database is kept in ${database.movedTo}.`, '');
  }
  lines.push('  Mail is not sent, but shown here. Stop with Ctrl-C.', '');
  say(`${lines.join('\n')}\n`);
}

function showMail({ to, subject, text }: Mail) {
  say(`\n  Mail to ${to}: ${subject}\n\n${text?.trim().replace(/^/gm, '    ') ?? ''}\n\n`);
}

function onStaleDashboard(reason: string) {
  say(`\n  The dashboard could not be refreshed, and shows an earlier state: ${reason}\n`);
}

function report(line: string) {
  say(`\n  ${new Date().toISOString()} ${line}\n`);
}

function say(text: string) {
  process.stdout.write(text);
}
