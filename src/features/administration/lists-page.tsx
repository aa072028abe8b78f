import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { FailureMessage } from '../../shared/message.tsx';
import { AdministrationFrame } from './administration-frame.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryRow } from './entry-row.tsx';
import type { Entry } from './list-writes.ts';
import { type ListKind, listKinds, lists } from './lists.ts';
import styles from './lists.module.css';
import { listQuery, usageQuery } from './queries.ts';
import { useList } from './use-list.ts';

export function ListsPage() {
  const { list = 'stage' } = useSearch({ from: '/signed-in/administration/lists' });
  return (
    <AdministrationFrame title="Lists">
      <div className={styles.columns}>
        <nav aria-label="Lists">
          <ul className={styles.kinds}>
            {listKinds.map((kind) => (
              <li key={kind}>
                <Link
                  to="/administration/lists"
                  search={kind === 'stage' ? {} : { list: kind }}
                  activeOptions={{ exact: true, includeSearch: true }}
                  className={styles.kind}
                  aria-current={kind === list ? 'page' : undefined}
                >
                  {lists[kind].name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <List key={list} kind={list} />
      </div>
    </AdministrationFrame>
  );
}

function List({ kind }: { kind: ListKind }) {
  const query = useQuery(listQuery(kind));
  const usage = useQuery(usageQuery(kind));
  const [editing, setEditing] = useState<Entry | 'new' | null>(null);
  const list = useList(kind);
  const { name, one, about } = lists[kind];
  if (query.isLoadingError) {
    return <FailureMessage error={query.error} retry={() => void query.refetch()} />;
  }
  const entries = query.data;
  return (
    <section className={styles.list} aria-labelledby="list-name">
      <header className={styles.head}>
        <div>
          <h2 id="list-name">{name}</h2>
          <p className={styles.about}>
            {about} A retired entry is no longer offered; records that name it keep it.
          </p>
        </div>
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
          Add {/^[aeiou]/.test(one) ? 'an' : 'a'} {one}
        </Button>
      </header>
      {entries ? (
        <ol className={styles.entries}>
          {entries.map((entry, index) => (
            <EntryRow
              key={entry.code}
              entry={entry}
              usage={usage.data}
              isFirst={index === 0}
              isLast={index === entries.length - 1}
              onMove={(by) => list.move(entries, index, by)}
              onEdit={() => setEditing(entry)}
              onRetire={() => list.retire(entry)}
            />
          ))}
        </ol>
      ) : (
        <div role="status" aria-label={`Loading: ${name}`} className={styles.blank} />
      )}
      <div className={styles.spoken} role="status">
        {list.said}
      </div>
      {editing && entries && (
        <EntryForm
          kind={kind}
          entry={editing === 'new' ? null : editing}
          entries={entries}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            list.reload();
          }}
        />
      )}
    </section>
  );
}
