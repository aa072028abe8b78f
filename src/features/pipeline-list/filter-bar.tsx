import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { choices, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { PartnerFilter } from '../../shared/partner-filter.tsx';
import { peopleQuery, useMe } from '../../shared/people.ts';
import { peopleSeenBy } from '../../shared/team.ts';
import { useTyped } from '../../shared/use-typed.ts';
import { narrowing, type PipelineFilters } from './pipeline-filters.ts';
import styles from './pipeline-list.module.css';
import { SeveralMenu } from './several-menu.tsx';

type Props = { filters: PipelineFilters; onChange: (changes: PipelineFilters) => void };

export function FilterBar({ filters, onChange }: Props) {
  const me = useMe();
  const people = useQuery(peopleQuery).data ?? [];
  const stages = useQuery(stagesQuery).data ?? [];
  const statuses = useQuery(vocabularyQuery('status_lu')).data ?? [];
  const states = useQuery(vocabularyQuery('state_lu')).data ?? [];
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useTyped(filters.q ?? '', (q) => onChange({ q: q || undefined }));
  const chosen = Object.keys(narrowing(filters)).length;
  const seen = me && me.role !== 'rep' ? peopleSeenBy(me, people) : [];

  return (
    <fieldset className={styles.bar} aria-label="Filters">
      <TextInput
        type="search"
        className={styles.find}
        aria-label="Find opportunities"
        placeholder="Customer, product, words"
        leftSection={<Search size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button
        className={styles.toggle}
        variant="default"
        leftSection={<SlidersHorizontal size={16} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {chosen > 0 ? `Filters (${chosen})` : 'Filters'}
      </Button>
      <div className={styles.more} data-open={open}>
        <SeveralMenu
          label="Stage"
          all="All stages"
          value={filters.stage}
          options={choices(stages, filters.stage)}
          onChange={(stage) => onChange({ stage })}
        />
        <SeveralMenu
          label="Status"
          all="Any status"
          value={filters.status}
          options={choices(statuses, filters.status)}
          onChange={(status) => onChange({ status })}
        />
        <Filter
          label="Due"
          all="Due or not"
          value={filters.due}
          onChange={(value) =>
            onChange({ due: (['overdue', 'today', 'week'] as const).find((d) => d === value) })
          }
          options={[
            { value: 'overdue', label: 'Overdue' },
            { value: 'today', label: 'Due today' },
            { value: 'week', label: 'Due in the next 6 days' },
          ]}
        />
        <Filter
          label="Activity"
          all="Stale or not"
          value={filters.stale && 'stale'}
          onChange={(value) => onChange({ stale: value ? true : undefined })}
          options={[{ value: 'stale', label: 'Stale only' }]}
        />
        {(seen.length > 1 || filters.owner) && (
          <Filter
            label="Owner"
            all="Everybody"
            unknown="Somebody else"
            value={filters.owner}
            onChange={(owner) => onChange({ owner })}
            options={seen.map((person) => ({
              value: person.user_id,
              label: person.full_name || 'Without a name',
            }))}
          />
        )}
        {(['principal', 'distributor'] as const).map((kind) => {
          const shared = {
            value: filters[kind],
            onChange: (id: string | undefined) => onChange({ [kind]: id }),
          };
          return (
            <PartnerFilter
              key={kind}
              {...shared}
              kind={kind}
              className={styles.select}
              select={(options) => (
                <Filter
                  {...shared}
                  label={kind === 'principal' ? 'Principal' : 'Distributor'}
                  all={`All ${kind}s`}
                  unknown={`Hidden or archived ${kind}`}
                  options={options}
                />
              )}
            />
          );
        })}
        <Filter
          label="Priority"
          all="Any priority"
          value={filters.priority}
          onChange={(priority) => onChange({ priority })}
          options={['A', 'B', 'C', 'D'].map((value) => ({ value, label: `Priority ${value}` }))}
        />
        <Filter
          label="Customer’s state"
          all="All states"
          value={filters.state}
          onChange={(state) => onChange({ state })}
          options={choices(states, filters.state)}
        />
      </div>
      {chosen > 0 && (
        <button
          type="button"
          className={styles.clear}
          onClick={() =>
            onChange(
              Object.fromEntries(Object.keys(narrowing(filters)).map((key) => [key, undefined])),
            )
          }
        >
          Clear filters
        </button>
      )}
    </fieldset>
  );
}

type FilterProps = {
  label: string;
  all: string;
  value: string | undefined;
  /** What the chosen one is called where it is not among the options. */
  unknown?: string;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
};

function Filter({ label, all, value, unknown, options, onChange }: FilterProps) {
  const isKnown = !value || options.some((option) => option.value === value);
  const others = isKnown ? [] : [{ value, label: unknown ?? value }];
  return (
    <NativeSelect
      aria-label={label}
      className={value ? `${styles.select} ${styles.chosen}` : styles.select}
      value={value ?? ''}
      data={[{ value: '', label: all }, ...options, ...others]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
