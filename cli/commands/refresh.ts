import { type Command, InvalidArgumentError } from 'commander';
import { type Delivery, sendAlert } from '../core/alert.ts';
import { describeDatabase } from '../core/database-url.ts';
import { exitCodes, KpError } from '../core/errors.ts';
import { type RefreshReport, refresh } from '../core/refresh.ts';
import { plural } from '../core/plural.ts';
import type { Console } from '../terminal/console.ts';
import { readInvocation } from './global-options.ts';

export function define(command: Command): void {
  command
    .option(
      '--max-age <minutes>',
      'older than this, the dashboard counts as stale',
      readMinutes,
      60,
    )
    .option('--check', 'only look: alert where it is stale, and refresh nothing')
    .addHelpText(
      'after',
      `
Alerts go to ALERT_WEBHOOK_URL, as JSON that Slack understands: two failures in a row, a stale
dashboard, pipeline_full or my_dashboard if they fail or take over 500 ms at p95, and a database
that cannot be reached.

Examples:
  kp refresh
  kp refresh --check --max-age 30      a second watch, beside the schedule

Exit codes:
  0  refreshed, and nothing to tell anybody
  1  the refresh failed, or an alert was raised
  2  wrong usage
  3  refused: the dashboard's phase is still to be run
  4  cannot reach the database`,
    )
    .action(async (flags: { maxAge: number; check?: boolean }, command: Command) => {
      const { databaseUrl, console } = readInvocation(command);
      const options = { databaseUrl, maxAge: flags.maxAge, checkOnly: flags.check === true };
      const where = describeDatabase(databaseUrl);
      const report = await refresh(options).catch(async (error: unknown) => {
        // A database that is down says nothing of itself.
        const isDown = error instanceof KpError && error.exitCode === exitCodes.unreachable;
        const delivery = isDown ? await tell([error.message], where, process.env) : null;
        if (delivery) showDelivery(console, delivery);
        throw error;
      });
      show(console, report);
      const delivery = await tell(report.alerts, where, process.env);
      if (delivery) showDelivery(console, delivery);
      const result = { ...report, delivery };
      if (report.alerts.length > 0 || report.refreshed?.succeeded === false) {
        throw failure(report).withResult(result);
      }
      console.document(result);
    });
}

function readMinutes(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number of minutes.');
}

async function tell(alerts: string[], database: string, env: NodeJS.ProcessEnv) {
  const webhook = env.ALERT_WEBHOOK_URL;
  if (alerts.length === 0 || !webhook) return null;
  return sendAlert(webhook, [`KitchenPantry, ${database}:`, ...alerts].join('\n'));
}

function show(console: Console, { refreshed, lastSuccessAt, queryTimes }: RefreshReport): void {
  if (refreshed?.succeeded) console.line(`Refreshed in ${Math.round(refreshed.durationMs)} ms.`);
  console.line(`As of ${lastSuccessAt ?? 'never'}.`);
  for (const { name, p95, error } of queryTimes) {
    console.line(`reporting.${name}: ${error ?? `${p95} ms at p95`}`);
  }
}

function showDelivery(console: Console, { delivered, attempts, error }: Delivery): void {
  if (delivered) console.line('The alert was delivered.');
  else console.line(`The alert was NOT delivered after ${plural(attempts, 'attempt')}: ${error}.`);
}

function failure({ refreshed, alerts }: RefreshReport): KpError {
  const failed = refreshed?.succeeded === false;
  return new KpError(failed ? 'The dashboard was not refreshed.' : 'The dashboard needs a look.', {
    exitCode: exitCodes.failed,
    code: failed ? 'refresh_failed' : 'alert',
    detail: [refreshed?.error, ...alerts].filter(Boolean).join('\n'),
    suggestion: failed
      ? 'Readers still see the last state. private.dashboard_refreshes has the history of failures.'
      : 'Check the schedule that runs kp refresh, and what else the database is busy with.',
  });
}
