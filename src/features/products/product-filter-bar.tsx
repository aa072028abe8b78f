import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { organizationNameQuery } from '../../shared/organization-name.ts';
import { type Picked, RecordPicker } from '../../shared/record-picker.tsx';
import { useTyped } from '../../shared/use-typed.ts';
import type { ProductFilters } from './product-filters.ts';
import styles from './product-list.module.css';

type Props = {
  filters: ProductFilters;
  onChange: (filters: ProductFilters) => void;
  principals: readonly Picked[];
};

export function ProductFilterBar({ filters, onChange, principals }: Props) {
  const known = principals.find(({ id }) => id === filters.principal);
  const name = useQuery({
    ...organizationNameQuery(filters.principal),
    enabled: filters.principal !== undefined && !known,
  });
  const picked = known ?? {
    id: filters.principal ?? '',
    title: name.data?.name ?? 'A principal that you do not see',
  };
  const [text, setText] = useTyped(filters.text ?? '', (typed) =>
    onChange({ ...filters, text: typed || undefined }),
  );
  return (
    <search className={styles.bar}>
      <TextInput
        className={styles.search}
        type="search"
        aria-label="Search products"
        placeholder="Name, item number or category"
        leftSection={<Search size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.principal}>
        <RecordPicker
          label="Principal"
          hideLabel
          kind="organization"
          placeholder="All principals"
          value={filters.principal ? picked : null}
          suggestions={principals}
          onChange={(next) => onChange({ ...filters, principal: next?.id })}
        />
      </div>
    </search>
  );
}
