import { type Command, InvalidArgumentError, Option } from 'commander';
import { addUser, readAdminApi } from '../core/accounts.ts';
import { changeUser, footprint, listUsers, offboard, roles, type Role } from '../core/users.ts';
import type { TableCount, User } from '../core/users.ts';
import type { Console } from '../terminal/console.ts';
import { moment } from '../terminal/format.ts';
import { paint } from '../terminal/paint.ts';
import { table } from '../terminal/table.ts';
import { readInvocation } from './global-options.ts';

const exitCodesHelp = `
Exit codes:
  0  well
  1  the admin API refused
  2  wrong usage
  3  refused by a rule; nothing was touched
  4  cannot reach the database or the admin API`;

export function define(users: Command): void {
  users.addHelpText(
    'after',
    `
Examples:
  kp users list
  kp users add sam@example.com --name "Sam Lindqvist" --manager maya@example.com
  kp users offboard sam@example.com --to alex@example.com
${exitCodesHelp}`,
  );

  withExitCodes(users.command('list').description('Everybody with an account.')).action(
    async (_options: object, command: Command) => {
      const { databaseUrl, console } = readInvocation(command);
      const everybody = await listUsers(databaseUrl);
      showUsers(console, everybody);
      console.document({ users: everybody });
    },
  );

  withExitCodes(
    users
      .command('add')
      .description(
        'Adds a person. With SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY set, the project invites them by mail; else they get a password, shown once.',
      )
      .argument('<email>', 'what they sign in with', readEmail)
      .requiredOption('--name <name>', 'as colleagues know them', readName)
      .addOption(roleOption())
      .option('--manager <email>', 'whom they report to'),
  ).action(
    async (
      email: string,
      flags: { name: string; role: Role; manager?: string },
      command: Command,
    ) => {
      const { databaseUrl, console } = readInvocation(command);
      const wanted = { email, fullName: flags.name, role: flags.role, manager: flags.manager };
      const { user, password } = await addUser(databaseUrl, wanted, readAdminApi(process.env));
      console.line(`Added ${user.fullName} <${user.email}>, ${user.role}.`);
      if (password) console.line(`Password, shown this once: ${paint.bold(password)}`);
      else console.line('An invitation is on its way by mail.');
      console.document({ user, password });
    },
  );

  withExitCodes(
    users
      .command('role')
      .description('Changes what a person may see, and whom they report to.')
      .argument('<email>', 'whose', readEmail)
      .argument('<role>', roles.join(', '), readRole)
      .option('--manager <email>', 'whom they report to')
      .option('--no-manager', 'they report to nobody'),
  ).action(
    async (email: string, role: Role, flags: { manager?: string | boolean }, command: Command) => {
      const { databaseUrl, console } = readInvocation(command);
      const manager = flags.manager === false ? null : flags.manager;
      const change = { role, ...(manager !== true && manager !== undefined && { manager }) };
      const user = await changeUser(databaseUrl, email, change);
      showUsers(console, [user]);
      console.document({ user });
    },
  );

  for (const [name, status, description] of [
    [
      'disable',
      'disabled',
      'Switches an account off: it sees nothing from the next statement on. Nothing is lost.',
    ],
    ['enable', 'active', 'Switches an account on again.'],
  ] as const) {
    withExitCodes(
      users.command(name).description(description).argument('<email>', 'whose', readEmail),
    ).action(async (email: string, _flags: object, command: Command) => {
      const { databaseUrl, console } = readInvocation(command);
      const user = await changeUser(databaseUrl, email, { status });
      showUsers(console, [user]);
      console.document({ user });
    });
  }

  withExitCodes(
    users
      .command('offboard')
      .description(
        'Gives everything of one person to another, archived rows and their team included, and switches the account off.',
      )
      .argument('<email>', 'who leaves', readEmail)
      .option('--to <email>', 'who takes it; without it, shows what they own', readEmail),
  ).action(async (email: string, flags: { to?: string }, command: Command) => {
    const { databaseUrl, console } = readInvocation(command);
    const counts = flags.to
      ? await offboard(databaseUrl, email, flags.to)
      : await footprint(databaseUrl, email);
    showCounts(console, counts);
    if (flags.to) console.line(`Moved to ${flags.to}. ${email} is switched off.`);
    else console.line(`Nothing was changed. Next: kp users offboard ${email} --to EMAIL`);
    console.document(flags.to ? { moved: counts } : { owns: counts });
  });
}

function withExitCodes(command: Command): Command {
  return command.addHelpText('after', exitCodesHelp);
}

function roleOption(): Option {
  return new Option('--role <role>', 'what they may see').choices([...roles]).default('rep');
}

function readRole(text: string): Role {
  const role = roles.find((each) => each === text);
  if (role) return role;
  throw new InvalidArgumentError(`It must be one of ${roles.join(', ')}.`);
}

function readName(text: string): string {
  const name = text.trim();
  if (name !== '' && name.length <= 300 && !name.includes('\0')) return name;
  throw new InvalidArgumentError('It must be a name of at most 300 characters.');
}

function readEmail(text: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return text;
  throw new InvalidArgumentError('It must be an e-mail address.');
}

function showUsers(console: Console, users: readonly User[]): void {
  console.line();
  const rows = users.map(({ fullName, email, role, manager, status, lastSignInAt }) => [
    fullName,
    email,
    role,
    manager ?? '–',
    status,
    lastSignInAt ? moment(lastSignInAt) : 'never',
  ]);
  const head = ['name', 'e-mail', 'role', 'reports to', 'status', 'last sign-in'];
  for (const line of table(head, rows)) console.line(line);
}

function showCounts(console: Console, counts: readonly TableCount[]): void {
  console.line();
  if (counts.length === 0) {
    console.line('They own nothing.');
    return;
  }
  const rows = counts.map(({ table: name, rows: count }) => [name, String(count)]);
  for (const line of table(['table', 'rows'], rows, ['left', 'right'])) console.line(line);
}
