import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { influences } from '../../shared/influence.ts';
import { ListConflict } from '../../shared/list-conflict.tsx';
import { FailureMessage } from '../../shared/message.tsx';
import { RecordPicker } from '../../shared/record-picker.tsx';
import { NewContact } from './new-contact.tsx';
import { contactsQuery } from './queries.ts';
import type { Stakeholder } from './stakeholder-list.ts';
import { StakeholderLine } from './stakeholder-line.tsx';
import styles from './stakeholders.module.css';
import { useStakeholders } from './use-stakeholders.ts';

type Props = {
  about: { opportunity_id: string; organization_id: string; organization_name: string };
};

/** Who has a say, how much, and whom to call first. */
export function Stakeholders({ about }: Props) {
  const { query, attempt, isSaving, conflict } = useStakeholders(about.opportunity_id);
  const contacts = useQuery(contactsQuery(about.organization_id));
  const [naming, setNaming] = useState<string | null>(null);
  if (query.isPending) {
    return <div className={styles.blank} role="status" aria-label="Loading the stakeholders" />;
  }
  if (query.isError && !query.data) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />;
  }
  const rows = query.data;
  const known = new Set(rows.map(({ contact_id }) => contact_id));
  const others = (contacts.data ?? []).filter(({ id }) => !known.has(id));

  function add(contactId: string, name: string) {
    const role = others.find(({ id }) => id === contactId)?.role ?? null;
    attempt({ kind: 'add', contactId, role }, `${name} is a stakeholder.`);
  }

  function linesOf(list: readonly Stakeholder[]) {
    return list.map(({ contact_id, role, is_primary }) => {
      const name =
        rows.find((row) => row.contact_id === contact_id)?.contact?.full_name ??
        contacts.data?.find(({ id }) => id === contact_id)?.title ??
        'Somebody';
      const influence = influences.find(({ value }) => value === role)?.label;
      const text = [name, influence, is_primary && 'primary'].filter(Boolean).join(', ');
      return { key: contact_id, text };
    });
  }

  return (
    <div className={styles.stack} aria-busy={isSaving}>
      {rows.length === 0 ? (
        <p className={styles.hint}>
          Nobody yet. Add who decides, who buys, and who speaks for you.
        </p>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <StakeholderLine key={row.contact_id} row={row} busy={isSaving} attempt={attempt} />
          ))}
        </ul>
      )}
      {conflict && (
        <ListConflict
          of="stakeholders"
          theirs={linesOf(conflict.theirs)}
          mine={linesOf(conflict.mine)}
          onTakeTheirs={conflict.giveUp}
          onKeepMine={conflict.insist}
        />
      )}
      <RecordPicker
        label="Add a stakeholder"
        kind="contact"
        value={null}
        placeholder={`Somebody at ${about.organization_name}`}
        suggestions={others}
        disabled={isSaving}
        onChange={(picked) => picked && add(picked.id, picked.title)}
        onCreate={setNaming}
      />
      {naming !== null && (
        <NewContact
          typed={naming}
          organization={{ id: about.organization_id, name: about.organization_name }}
          onClose={() => setNaming(null)}
          onCreated={(id, name) => {
            setNaming(null);
            void contacts.refetch();
            add(id, name);
          }}
        />
      )}
    </div>
  );
}
