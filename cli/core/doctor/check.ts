import type { PhaseState } from '../phase-state.ts';
import type { Session } from '../session.ts';

export type Severity = 'error' | 'warning' | 'note';

interface Remedy {
  /** SQL and commands work as written; advice is for somebody to act on. */
  kind: 'sql' | 'command' | 'advice';
  text: string;
}

export interface Finding {
  severity: Severity;
  what: string;
  cause: string;
  remedy: Remedy;
  /** What is concerned: names of tables, functions, people; ids. */
  objects: string[];
}

export interface Examination {
  session: Session;
  states: readonly PhaseState[];
}

export interface Check {
  /** As `--only` takes it. */
  name: string;
  /** What holds where nothing is found. */
  promise: string;
  /** It can be asked once this phase is complete. */
  phase: number;
  find(examination: Examination): Promise<Finding[]>;
}

/** Thrown by a check that cannot be made here: that is not the same as finding nothing. */
export class CannotCheck extends Error {}

interface ObjectsCheck extends Omit<Check, 'find'> {
  severity: Severity;
  /** Rows of `object` and, unless there is advice, `fix`: statements that mend it. */
  query: string;
  what(count: number): string;
  cause: string;
  advice?: string;
}

interface Row {
  object: string;
  fix?: string | null;
}

/** A check by one query: each row it returns is something wrong. */
export function objectsCheck(spec: ObjectsCheck): Check {
  const { name, promise, phase, severity, query, what, cause, advice } = spec;
  return {
    name,
    promise,
    phase,
    find: async ({ session }) => {
      const rows = await session.query<Row>(query);
      if (rows.length === 0) return [];
      const objects = rows.map(({ object }) => object);
      const fixes = new Set(rows.flatMap(({ fix }) => fix ?? []));
      const remedy: Remedy =
        advice === undefined
          ? { kind: 'sql', text: [...fixes].join('\n') }
          : { kind: 'advice', text: [advice, ...fixes].join('\n') };
      return [{ severity, what: what(rows.length), cause, remedy, objects }];
    },
  };
}

/** Our schemas; what an extension brought into them is not ours. */
export const ours = "n.nspname in ('public', 'private', 'reporting')";

export const notOfExtension = (catalogue: 'pg_class' | 'pg_proc', oid: string) =>
  `not exists (select from pg_catalog.pg_depend e where e.classid = 'pg_catalog.${catalogue}'::regclass
                 and e.objid = ${oid} and e.deptype = 'e')`;
