import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { influences } from '../../shared/influence.ts';
import { organizationNameQuery } from '../../shared/organization-name.ts';
import { RecordPicker } from '../../shared/record-picker.tsx';
import { useTyped } from '../../shared/use-typed.ts';
import { type ContactFilters, readContactFilters } from './contact-filters.ts';
import styles from './contact-list.module.css';

type Props = { filters: ContactFilters; onChange: (filters: ContactFilters) => void };

export function ContactFilterBar({ filters, onChange }: Props) {
  const organization = useQuery(organizationNameQuery(filters.organization));
  const set = (key: keyof ContactFilters) => (value: string | undefined) =>
    onChange(readContactFilters({ ...filters, [key]: value || undefined }));
  const [text, setText] = useTyped(filters.text ?? '', set('text'));
  const title = organization.data?.name ?? (organization.isPending ? '…' : 'A hidden organization');
  return (
    <search className={styles.bar}>
      <TextInput
        className={styles.search}
        type="search"
        aria-label="Search contacts"
        placeholder="Name, title or e-mail"
        leftSection={<Search size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.organization}>
        <RecordPicker
          label="Organization"
          hideLabel
          kind="organization"
          placeholder="All organizations"
          value={filters.organization ? { id: filters.organization, title } : null}
          onChange={(picked) => set('organization')(picked?.id)}
        />
      </div>
      <NativeSelect
        className={styles.select}
        aria-label="Influence"
        value={filters.role ?? ''}
        data={[{ value: '', label: 'Any influence' }, ...influences]}
        onChange={(event) => set('role')(event.currentTarget.value)}
      />
    </search>
  );
}
