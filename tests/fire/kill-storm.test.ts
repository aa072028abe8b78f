import { expect, test } from 'vitest';
import { percentile } from '../../cli/core/percentiles.ts';
import { fireRuns, fireSeed } from './settings.ts';
import { type Kind, storm } from './storm.ts';

const kinds: Kind[] = ['server', 'everything', 'postmaster', 'backend', 'runner'];
const seed = fireSeed(1);
const kills = fireRuns(30);
const again = `KP_FIRE_SEED=${seed} KP_FIRE_RUNS=${kills} npx vitest run --project fire tests/fire/kill-storm.test.ts`;

test(`all that was acknowledged outlives every kill (${again})`, async () => {
  const { journal, awayMs } = await storm({ kinds, kills, seed, people: 6 });
  console.log(
    `${kills * kinds.length} kills, ${journal.acknowledged} writes acknowledged, ` +
      `${journal.refused.length} refused; away ${Math.round(percentile(awayMs, 0.5))} ms in the middle, ` +
      `${Math.round(Math.max(...awayMs))} ms at most`,
  );
  console.log(tally(journal.refused));
  // No answer at all, or one that says that the database is away, or that somebody holds the rows.
  const unforeseen = journal.refused.filter(
    (line) => !/^(0 |50[34] )/.test(line) && !/ (57014|55P03) /.test(line),
  );
  expect(tally(unforeseen)).toEqual(new Map());
});

function tally(lines: readonly string[]) {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
