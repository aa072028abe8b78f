import { z } from 'zod';
import type { Session } from './session.ts';

/** One node of a plan, in the order in which EXPLAIN prints them. */
interface PlanStep {
  depth: number;
  /** "Index Scan using contacts_pkey on contacts": what it does, without costs and counts. */
  step: string;
  /** Milliseconds of all its loops, its children's included. */
  ms: number;
  /** Shared blocks, from memory or not, its children's included. */
  blocks: number;
}

export interface Explained {
  /** Planning and execution, in milliseconds. */
  ms: number;
  hit: number;
  read: number;
  plan: PlanStep[];
  /** What each trigger took in all, in milliseconds; constraints are left out. */
  triggers: { name: string; ms: number }[];
}

const planNode = z.object({
  'Node Type': z.string(),
  'Parent Relationship': z.string().optional(),
  'Subplan Name': z.string().optional(),
  'Join Type': z.string().optional(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  'Function Name': z.string().optional(),
  'CTE Name': z.string().optional(),
  Operation: z.string().optional(),
  'Actual Total Time': z.number().default(0),
  'Actual Loops': z.number().default(0),
  'Shared Hit Blocks': z.number().default(0),
  'Shared Read Blocks': z.number().default(0),
  get Plans() {
    return z.array(planNode).optional();
  },
});
type PlanNode = z.infer<typeof planNode>;

const answer = z.tuple([
  z.object({
    Plan: planNode,
    'Planning Time': z.number(),
    'Execution Time': z.number(),
    Triggers: z
      .array(
        z.object({
          'Trigger Name': z.string(),
          'Constraint Name': z.string().optional(),
          Time: z.number(),
        }),
      )
      .default([]),
  }),
]);

/** Runs the statement, and tells how the server went about it. Whatever it writes, is written. */
export async function explain(session: Session, sql: string): Promise<Explained> {
  const [row] = await session.run(`explain (analyze, buffers, format json) ${sql}`);
  const [told] = answer.parse(row?.['QUERY PLAN']);
  return {
    ms: told['Planning Time'] + told['Execution Time'],
    hit: told.Plan['Shared Hit Blocks'],
    read: told.Plan['Shared Read Blocks'],
    plan: [...steps(told.Plan, 0)],
    triggers: told.Triggers.filter((trigger) => trigger['Constraint Name'] === undefined).map(
      (trigger) => ({ name: trigger['Trigger Name'], ms: trigger.Time }),
    ),
  };
}

function* steps(node: PlanNode, depth: number): Generator<PlanStep> {
  yield {
    depth,
    step: stepOf(node),
    ms: round(node['Actual Total Time'] * node['Actual Loops']),
    blocks: node['Shared Hit Blocks'] + node['Shared Read Blocks'],
  };
  for (const child of node.Plans ?? []) yield* steps(child, depth + 1);
}

function stepOf(node: PlanNode): string {
  const kind = node.Operation ?? node['Node Type'];
  const join = node['Join Type'] && node['Join Type'] !== 'Inner' ? ` (${node['Join Type']})` : '';
  const index = node['Index Name'] ? ` using ${node['Index Name']}` : '';
  const what = node['Relation Name'] ?? node['Function Name'] ?? node['CTE Name'];
  const subplan = node['Subplan Name'] ? `${node['Subplan Name']}: ` : '';
  return `${subplan}${kind}${join}${index}${what ? ` on ${what}` : ''}`;
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
