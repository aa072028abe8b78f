import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { choices, vocabularyQuery } from '../../shared/lookups.ts';
import { PartnerFilter } from '../../shared/partner-filter.tsx';
import { peopleQuery, useMe } from '../../shared/people.ts';
import { peopleSeenBy } from '../../shared/team.ts';
import { useTyped } from '../../shared/use-typed.ts';
import styles from './board-filter-bar.module.css';
import type { BoardFilters } from './board-filters.ts';

type Props = { filters: BoardFilters; onChange: (filters: BoardFilters) => void };

export function BoardFilterBar({ filters, onChange }: Props) {
  const me = useMe();
  const people = useQuery(peopleQuery);
  const statuses = useQuery(vocabularyQuery('status_lu'));
  const [open, setOpen] = useState(false);
  const chosen = Object.values(filters).filter(Boolean).length;
  const set = (key: keyof BoardFilters) => (value: string) =>
    onChange({ ...filters, [key]: value || undefined });
  const [typed, setTyped] = useTyped(filters.q ?? '', set('q'));

  return (
    <>
      <Button
        className={styles.toggle}
        variant="default"
        leftSection={<SlidersHorizontal size={16} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {chosen > 0 ? `Filters (${chosen})` : 'Filters'}
      </Button>
      <fieldset className={styles.bar} data-open={open} aria-label="Filters">
        <TextInput
          type="search"
          className={styles.find}
          aria-label="Find opportunities"
          placeholder="Customer, product, words"
          leftSection={<Search size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {me && me.role !== 'rep' && (
          <Filter
            label="Owner"
            all="Everybody"
            value={filters.owner}
            onChange={set('owner')}
            options={peopleSeenBy(me, people.data ?? []).map((person) => ({
              value: person.user_id,
              label: person.full_name || 'Without a name',
            }))}
          />
        )}
        <PartnerFilter
          kind="principal"
          className={styles.select}
          value={filters.principal}
          onChange={(id) => set('principal')(id ?? '')}
          select={(options) => (
            <Filter
              label="Principal"
              all="All principals"
              value={filters.principal}
              onChange={set('principal')}
              options={options}
            />
          )}
        />
        <Filter
          label="Priority"
          all="Any priority"
          value={filters.priority}
          onChange={set('priority')}
          options={['A', 'B', 'C', 'D'].map((value) => ({ value, label: `Priority ${value}` }))}
        />
        <Filter
          label="Status"
          all="Any status"
          value={filters.status}
          onChange={set('status')}
          options={choices(statuses.data ?? [], filters.status)}
        />
        {chosen > 0 && (
          <button type="button" className={styles.clear} onClick={() => onChange({})}>
            Clear
          </button>
        )}
      </fieldset>
    </>
  );
}

type FilterProps = {
  label: string;
  all: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
};

function Filter({ label, all, value, options, onChange }: FilterProps) {
  return (
    <NativeSelect
      aria-label={label}
      className={value ? `${styles.select} ${styles.chosen}` : styles.select}
      value={value ?? ''}
      data={[{ value: '', label: all }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
