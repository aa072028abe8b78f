import { type Baseline, captureBaseline } from './baseline.ts';
import { compareBaselines, type Finding } from './baseline-comparison.ts';
import {
  type CatalogueDifference,
  type CatalogueEntry,
  compareCatalogues,
  readCatalogue,
} from './catalogue.ts';
import { migrate } from './migrate.ts';
import { foreignRelations } from './preconditions.ts';
import { logTables, rehearsalPoint } from './rehearsal-checks.ts';
import { restore } from './restore.ts';
import { rollback } from './rollback.ts';
import { listRollbackPoints } from './rollback-point.ts';
import type { Session } from './session.ts';
import {
  checksumTables,
  compareChecksums,
  type TableChecksums,
  type TableComparison,
} from './table-checksums.ts';
import { verify } from './verify.ts';

export const stepTitles = {
  measure: 'Catalogue, row counts and checksums',
  baseline: 'Baseline of the queries',
  rollback: 'Rollback point, then every phase back',
  clean: 'The catalogue is clean',
  migrate: 'Every phase again',
  catalogue: 'The catalogue is as before',
  verify: 'Acceptance of every phase',
  restore: 'Rows back from the rollback point',
  rows: 'Row counts and checksums are as before',
  compare: 'Baseline again, compared',
};

export type StepName = keyof typeof stepTitles;

interface PhaseTime {
  phase: number;
  pack: string;
  seconds: number;
}

export interface Outcome {
  /** What was found, a line each. */
  findings?: string[];
  /** What should not be; empty or absent: passed. */
  failures?: string[];
  phases?: PhaseTime[];
  rollbackPoint?: string | null;
  /** Of `measure`: what was there before anything was taken back. */
  before?: { catalogue: CatalogueEntry[]; tables: TableChecksums; rollbackPoints: string[] };
  catalogue?: CatalogueDifference;
  tables?: TableComparison[];
  plans?: Finding[];
  baseline?: Baseline;
}

export interface StepContext {
  session: Session;
  databaseUrl: string;
  folder: string;
  runs: number;
  signal: AbortSignal | undefined;
  doing: (what: string) => void;
  outcome: (step: StepName) => Outcome;
}

/** In the order in which they run; each knows the earlier ones by what they recorded. */
export const steps: Record<StepName, (context: StepContext) => Promise<Outcome>> = {
  measure: async ({ session, doing }) => {
    const points = await listRollbackPoints(session);
    const catalogue = await readCatalogue(session);
    const tables = await checksumTables(session, doing);
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
    return {
      findings: [
        `${catalogue.length} entries of the catalogue, ${rows} rows in ${Object.keys(tables).length} tables`,
      ],
      before: { catalogue, tables, rollbackPoints: points.map(({ name }) => name) },
    };
  },

  baseline: async (context) => {
    const baseline = await capture(context, 'before');
    const measured = baseline.queries.filter(({ skipped }) => skipped === undefined).length;
    const rep = baseline.rep ?? 'nobody yet';
    return { findings: [`${measured} measurements; the rep is ${rep}`], baseline };
  },

  rollback: async ({ session, databaseUrl, folder, signal, doing, outcome }) => {
    const { rolledBack } = await rollback({
      ...{ databaseUrl, folder, to: 0, discardData: true, signal },
      report: (event) => event.type === 'phase-started' && doing(event.pack.file),
    });
    const rollbackPoint = await rehearsalPoint(session, folder, outcome('measure'));
    const findings = [
      rollbackPoint ? `the rows are in ${rollbackPoint}` : 'no row was there to keep',
    ];
    return { findings, phases: rolledBack, rollbackPoint };
  },

  clean: async ({ session, outcome }) => {
    const catalogue = await readCatalogue(session);
    const gone = compareCatalogues(outcome('measure').before?.catalogue ?? [], catalogue).missing;
    const strangers = await foreignRelations(session);
    return {
      findings: [`${gone.length} entries are gone; ${catalogue.length} stay, all the platform's`],
      failures: strangers.map((name) => `${name} is still there`),
    };
  },

  migrate: async ({ databaseUrl, folder, signal, doing }) => {
    const phases = await migrate({
      ...{ databaseUrl, folder, resume: true, signal },
      report: (event) => event.type === 'phase-started' && doing(event.pack.file),
    });
    return { phases: phases.map(({ phase, pack, seconds }) => ({ phase, pack, seconds })) };
  },

  catalogue: async ({ session, outcome }) => {
    const before = outcome('measure').before?.catalogue ?? [];
    const catalogue = compareCatalogues(before, await readCatalogue(session));
    const { missing, added, changed } = catalogue;
    return {
      catalogue,
      findings: [`${missing.length} missing, ${added.length} new, ${changed.length} changed`],
      failures: [
        ...missing.map(({ kind, identity }) => `${kind} ${identity} is missing`),
        ...added.map(({ kind, identity }) => `${kind} ${identity} is new`),
        ...changed.map(({ after }) => `${after.kind} ${after.identity} changed`),
      ],
    };
  },

  verify: async ({ databaseUrl, folder, signal, doing }) => {
    const onPhase = ({ pack }: { pack: string }) => doing(pack);
    const phases = await verify({ databaseUrl, folder, signal, onPhase });
    const checks = phases.flatMap((one) =>
      one.checks.map((check) => ({ ...check, of: one.phase })),
    );
    return {
      phases: phases.map(({ phase, pack, seconds }) => ({ phase, pack, seconds })),
      findings: [`${checks.length} checks of ${phases.length} phases`],
      failures: checks
        .filter(({ status }) => status === 'failed')
        .map(({ of, name, message }) => `phase ${of}: ${name}: ${message}`),
    };
  },

  restore: async ({ databaseUrl, folder, signal, doing, outcome }) => {
    const point = outcome('rollback').rollbackPoint;
    if (!point) return { findings: ['no row was kept'] };
    const { restored } = await restore({ databaseUrl, folder, point, signal, onTable: doing });
    const rows = restored.reduce((sum, table) => sum + table.restored, 0);
    return { findings: [`${rows} rows and values from ${point}`] };
  },

  rows: async ({ session, folder, doing, outcome }) => {
    const logs = logTables(folder);
    const before = outcome('measure').before?.tables ?? {};
    const all = compareChecksums(before, await checksumTables(session, doing));
    const tables = all.filter(({ table }) => !logs.has(table));
    const different = tables.filter(({ equal }) => !equal);
    const equal = `${tables.length - different.length} of ${tables.length} tables are equal`;
    return {
      tables,
      findings: [`${equal}; logs begin afresh: ${[...logs].join(', ')}`],
      failures: different.map(
        ({ table, rowsBefore, rowsAfter }) =>
          `${table} differs: ${rowsBefore ?? 'no'} rows before, ${rowsAfter ?? 'none'} after`,
      ),
    };
  },

  compare: async (context) => {
    const old = context.outcome('baseline').baseline;
    const baseline = await capture(context, 'after');
    const plans = old ? compareBaselines(old, baseline) : [];
    return {
      baseline,
      plans,
      findings: plans.map(({ kind, sentence }) => `${kind}: ${sentence}`),
      // What is only slower may be the machine: it is said, and is no failure.
      failures: plans.filter(({ kind }) => kind === 'fails').map(({ sentence }) => sentence),
    };
  },
};

async function capture(context: StepContext, name: string): Promise<Baseline> {
  const { session, databaseUrl, folder, runs, signal, doing } = context;
  const tables = await session.query<{ name: string }>(
    `select pg_catalog.format('%I.%I', schemaname, tablename) as name from pg_catalog.pg_tables
      where schemaname in ('public', 'private', 'reporting') and tableowner = current_user`,
  );
  doing('vacuuming');
  // Freshly restored tables have no visibility map, and their queries other plans.
  await session.run(`vacuum (analyze) ${tables.map((table) => table.name).join(', ')}`);
  const onQuery = ({ query }: { query: string }) => doing(query);
  return captureBaseline(databaseUrl, { name, folder, runs, signal, onQuery });
}
