import type { Severity } from './doctor/check.ts';
import { grantChecks } from './doctor/grants.ts';
import { peopleChecks } from './doctor/people.ts';
import { rowSecurityChecks } from './doctor/row-security.ts';
import { checkNames, examine } from './doctor.ts';
import { defaultPackFolder } from './packs.ts';

const aboutAccess = new Set(
  [...rowSecurityChecks, ...grantChecks, ...peopleChecks].map(({ name }) => name),
);
const levels: Record<Severity, string> = { error: 'ERROR', warning: 'WARN', note: 'INFO' };

/** What kp doctor finds, in the shape of Supabase's advisors. */
export async function advise(databaseUrl: string, about: 'security' | 'performance') {
  const only = checkNames.filter((name) => aboutAccess.has(name) === (about === 'security'));
  const reports = await examine({ databaseUrl, folder: defaultPackFolder, only });
  const lints = reports.flatMap(({ name, findings }) =>
    findings.map(({ severity, what, cause, remedy, objects }) => ({
      name,
      title: what,
      level: levels[severity],
      description: cause,
      remediation: remedy.text,
      detail: objects,
    })),
  );
  const unknown = reports.filter(({ status }) => status === 'unknown');
  return { lints, notMade: unknown.map(({ name, reason }) => ({ name, reason })) };
}
