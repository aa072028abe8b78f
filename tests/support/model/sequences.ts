import fc from 'fast-check';
import type postgres from 'postgres';
import { becomePostgres, rolledBack } from '../people.ts';
import { act, commandOf, type Act } from './acts.ts';
import { apply } from './apply.ts';
import type { Command } from './commands.ts';
import { perform } from './database.ts';
import { lookAtDatabase, lookAtModel, restorableInDatabase, restorableInModel } from './look.ts';
import { firstWorld, nameOf } from './scene.ts';

export interface Tally {
  sequences: number;
  steps: number;
  done: number;
  nothing: number;
  refused: Record<string, number>;
}

/**
 * Random sequences against the database and the model at once; the first on which they disagree is made as
 * short as it gets, and thrown as an error that says it in words.
 */
export async function tryThem(
  sql: postgres.Sql,
  settings: { runs: number; seed: number; repeat: string },
): Promise<Tally> {
  const tally: Tally = { sequences: 0, steps: 0, done: 0, nothing: 0, refused: {} };
  const property = fc.asyncProperty(
    fc.array(act, { minLength: 1, maxLength: 40, size: 'max' }),
    async (acts) => {
      tally.sequences += 1;
      const disagreement = await disagreementIn(sql, acts, tally);
      if (disagreement) throw new Error(disagreement);
    },
  );
  const result = await fc.check(property, { numRuns: settings.runs, seed: settings.seed });
  if (!result.failed) return tally;
  const [acts] = result.counterexample ?? [[]];
  throw new Error(
    `Model and database disagree (sequence ${result.numRuns}, made shorter ${result.numShrinks} times; ` +
      `seed ${settings.seed}).\n${await disagreementIn(sql, acts, tally)}\n` +
      `Again: KP_FIRE_SEED=${settings.seed} KP_FIRE_RUNS=${result.numRuns} ${settings.repeat}`,
    { cause: result.errorInstance },
  );
}

async function disagreementIn(sql: postgres.Sql, acts: Act[], tally: Tally) {
  return rolledBack(sql, async (tx) => {
    let world = firstWorld();
    const story: string[] = [];
    for (const each of acts) {
      const command = commandOf(world, each);
      if (!command) continue;
      story.push(inWords(command));
      const expected = apply(world, command);
      const answer = await perform(tx, command);
      count(tally, answer);
      world = expected.world;
      const agreed =
        answer.is === 'refused'
          ? expected.verdict.is === 'refused' &&
            answer.codes.every((code) => codesOf(expected.verdict).includes(code))
          : answer.is === expected.verdict.is;
      if (!agreed) return told(story, expected.verdict, answer);
      // What is refused is rolled back as a whole: there is nothing new to see.
      if (answer.is === 'refused') continue;
      const [, look] = await Promise.all([
        becomePostgres(tx),
        lookAtDatabase(tx, [...world.person.keys()]),
      ]);
      const difference = compare(lookAtModel(world), look);
      if (difference) return told(story, difference.model, difference.database);
    }
    await becomePostgres(tx);
    const difference = compare(
      restorableInModel(world),
      await restorableInDatabase(tx, [...world.person.keys()]),
    );
    return difference && told([...story, 'list_archived()'], difference.model, difference.database);
  });
}

function codesOf(verdict: { is: string; codes?: string[] }): string[] {
  return verdict.codes ?? [];
}

/** Undefined where all is equal; else the parts that differ, people and rows by name. */
function compare(model: object, database: object) {
  const [ours, theirs] = [flat(model), flat(database)];
  const differing = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (key) => ours.get(key) !== theirs.get(key),
  );
  if (differing.length === 0) return undefined;
  const part = (of: Map<string, unknown>) =>
    Object.fromEntries(differing.map((key) => [key, of.get(key)]));
  return { model: part(ours), database: part(theirs) };
}

function flat(look: object, path = ''): Map<string, unknown> {
  return new Map(
    Object.entries(look).flatMap(([key, value]): [string, unknown][] => {
      const name = path + (/^[1-6]\d{3}$/.test(key) ? nameOf(key) : key);
      if (typeof value === 'object' && value !== null) return [...flat(value, `${name}: `)];
      return [[name, typeof value === 'string' ? value.trim() : value]];
    }),
  );
}

function told(story: string[], model: unknown, database: unknown): string {
  return [
    ...story.map((line, at) => `  ${at + 1}. ${line}`),
    `  model:    ${JSON.stringify(model)}`,
    `  database: ${JSON.stringify(database)}`,
  ].join('\n');
}

function inWords({ by, do: what, ...about }: Command): string {
  const details = JSON.stringify(about).replace(/"([0-9-]{36})"/g, (_, id: string) => nameOf(id));
  return `${by === 'service' ? 'the service role' : nameOf(by)}: ${what} ${details}`;
}

function count(tally: Tally, answer: { is: 'done' | 'nothing' | 'refused'; codes?: string[] }) {
  tally.steps += 1;
  if (answer.is !== 'refused') tally[answer.is] += 1;
  for (const code of answer.codes ?? []) tally.refused[code] = (tally.refused[code] ?? 0) + 1;
}
