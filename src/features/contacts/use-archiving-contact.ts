import { useQueryClient } from '@tanstack/react-query';
import { notify } from '../../shared/notices.ts';
import { explain } from '../../shared/refusal.ts';
import { archiveContact, contactKeys, restoreContact, setPrimaryContact } from './queries.ts';

/** What can be done with a contact in one step: each is said, and archiving is undoable. */
export function useArchivingContact(onArchived: () => void) {
  const client = useQueryClient();

  async function attempt(work: () => Promise<void>, after: () => void) {
    try {
      await work();
      after();
    } catch (error) {
      notify({ text: explain(error).sentence, tone: 'failed' });
    }
    await client.invalidateQueries({ queryKey: contactKeys.all });
  }

  const restore = (id: string, name: string) =>
    attempt(
      () => restoreContact(id),
      () => notify({ text: `${name} is back.`, tone: 'done' }),
    );

  const archive = (id: string, name: string) =>
    attempt(
      () => archiveContact(id),
      () => {
        onArchived();
        const run = () => void restore(id, name);
        notify({ text: `${name} is archived.`, tone: 'done', action: { label: 'Undo', run } });
      },
    );

  const makePrimary = (id: string, isPrimary: boolean) =>
    attempt(
      () => setPrimaryContact(id, isPrimary),
      () => notify({ text: 'Saved.', tone: 'done' }),
    );

  return { archive, restore, makePrimary };
}
