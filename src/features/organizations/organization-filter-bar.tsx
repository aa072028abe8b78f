import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search, SlidersHorizontal, Star } from 'lucide-react';
import { useState } from 'react';
import { choices, vocabularyQuery } from '../../shared/lookups.ts';
import { useTyped } from '../../shared/use-typed.ts';
import {
  isFiltered,
  type OrganizationFilters,
  readOrganizationFilters,
  roleWords,
} from './organization-filters.ts';
import styles from './organization-list.module.css';
import { segmentsQuery } from './queries.ts';

type Props = { filters: OrganizationFilters; onChange: (filters: OrganizationFilters) => void };

export function OrganizationFilterBar({ filters, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const states = useQuery(vocabularyQuery('state_lu'));
  const segments = useQuery(segmentsQuery);
  const set = (key: keyof OrganizationFilters) => (value: string) =>
    onChange(readOrganizationFilters({ ...filters, [key]: value || undefined }));
  const [text, setText] = useTyped(filters.text ?? '', set('text'));
  const [city, setCity] = useTyped(filters.city ?? '', set('city'));
  const { text: _text, ...behindToggle } = filters;

  return (
    <search className={styles.bar}>
      <TextInput
        className={styles.search}
        type="search"
        aria-label="Search organizations"
        placeholder="Name, city or segment"
        leftSection={<Search size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant={filters.priority === 'A' ? 'light' : 'default'}
        leftSection={<Star size={16} aria-hidden />}
        aria-pressed={filters.priority === 'A'}
        onClick={() => set('priority')(filters.priority === 'A' ? '' : 'A')}
      >
        A-priority
      </Button>
      <Button
        className={styles.toggle}
        variant="default"
        leftSection={<SlidersHorizontal size={16} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {isFiltered(behindToggle) ? 'Filters (on)' : 'Filters'}
      </Button>
      <fieldset className={styles.filters} data-open={open} aria-label="Filters">
        <Filter
          label="Role"
          all="Any role"
          value={filters.role}
          onChange={set('role')}
          options={Object.entries(roleWords).map(([value, label]) => ({
            value,
            label: `${label}s`,
          }))}
        />
        <Filter
          label="Priority"
          all="Any priority"
          value={filters.priority}
          onChange={set('priority')}
          options={['A', 'B', 'C', 'D'].map((value) => ({ value, label: `Priority ${value}` }))}
        />
        <Filter
          label="State"
          all="Any state"
          value={filters.state}
          onChange={set('state')}
          options={choices(states.data ?? [], filters.state)}
        />
        <Filter
          label="Segment"
          all="Any segment"
          value={filters.segment}
          onChange={set('segment')}
          options={withChosen(segments.data ?? [], filters.segment)}
        />
        <Filter
          label="Whose"
          all="Anybody’s"
          value={filters.owner}
          onChange={set('owner')}
          options={[
            { value: 'mine', label: 'Mine' },
            { value: 'shared', label: 'Shared' },
          ]}
        />
        <TextInput
          className={styles.select}
          aria-label="City"
          placeholder="City"
          value={city}
          onChange={(event) => setCity(event.currentTarget.value)}
        />
        {isFiltered(filters) && (
          <button
            type="button"
            className={styles.clear}
            onClick={() => onChange({ sort: filters.sort, down: filters.down })}
          >
            Clear
          </button>
        )}
      </fieldset>
    </search>
  );
}

function withChosen(segments: readonly string[], chosen: string | undefined) {
  const all = chosen && !segments.includes(chosen) ? [...segments, chosen] : segments;
  return all.map((value) => ({ value, label: value }));
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
