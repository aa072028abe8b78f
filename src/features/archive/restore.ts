import { archiveRecord, restoreRecord } from '../../shared/archiving.ts';
import { type Explanation, explain, Refusal } from '../../shared/refusal.ts';

export type Target = { kind: string; id: string; title?: string };
export type Refused = { target: Target; explanation: Explanation; parent: Target | null };

/** The archived record that has to come back first, where that is what stands in the way. */
function parentIn(error: unknown): Target | null {
  if (!(error instanceof Refusal) || error.code !== 'KP703') return null;
  const [, kind, id] = /^parent: (\w+) ([0-9a-f-]{36})$/.exec(error.details) ?? [];
  return kind && id ? { kind, id } : null;
}

/** Restores what a record hangs from, then the record. What came back is added to `restored`. */
async function restoreWithParents(target: Target, restored: Target[]): Promise<void> {
  try {
    await restoreRecord(target.kind, target.id);
  } catch (error) {
    const parent = parentIn(error);
    if (!parent) throw error;
    await restoreWithParents(parent, restored);
    await restoreRecord(target.kind, target.id);
  }
  restored.push(target);
}

/** One after the other; what is refused keeps nothing else from coming back. */
export async function restoreAll(targets: readonly Target[], withParents: boolean) {
  const restored: Target[] = [];
  const refused: Refused[] = [];
  for (const target of targets) {
    try {
      if (withParents) await restoreWithParents(target, restored);
      else {
        await restoreRecord(target.kind, target.id);
        restored.push(target);
      }
    } catch (error) {
      refused.push({ target, explanation: explain(error), parent: parentIn(error) });
    }
  }
  return { restored, refused };
}

/** The last first, so that what hangs from another is archived before it. */
export async function archiveAgain(restored: readonly Target[]) {
  for (const { kind, id } of restored.toReversed()) await archiveRecord(kind, id);
}
