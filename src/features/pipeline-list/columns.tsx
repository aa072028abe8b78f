import { Link } from '@tanstack/react-router';
import { Hand, Hourglass, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CsvValue } from '../../shared/csv.ts';
import {
  daysFromToday,
  formatDay,
  formatLateness,
  formatMoment,
  formatMoney,
  formatRelativeDay,
  toLocalDay,
} from '../../shared/format.ts';
import { type Column, rowLink } from '../../shared/record-table.tsx';
import styles from './pipeline-list.module.css';
import type { Row } from './queries.ts';

export type PipelineColumn = Column<Row> & {
  /** As a spreadsheet takes it: numbers and days bare. */
  csv: (row: Row) => CsvValue;
};

type Text =
  | 'name'
  | 'principal_name'
  | 'distributor_name'
  | 'owner_name'
  | 'status_label'
  | 'organization_city'
  | 'organization_state'
  | 'source_label'
  | 'next_action';

function text(
  key: Text,
  head: string,
  width: number,
  phone: 'line' | 'hidden' = 'line',
): PipelineColumn {
  const cell = (row: Row) => row[key] && <bdi title={row[key]}>{row[key]}</bdi>;
  return { key, head, width, phone, cell, csv: (row) => row[key] };
}

function money(key: 'estimated_value' | 'weighted_value', head: string): PipelineColumn {
  const value = (row: Row) => row[key];
  return {
    key,
    head,
    width: 6.5,
    align: 'end',
    phone: key === 'estimated_value' ? 'end' : 'hidden',
    cell: (row) => (value(row) === null ? null : formatMoney(value(row) ?? 0)),
    csv: value,
  };
}

function day(
  key: 'expected_close_date' | 'closed_at' | 'created_at' | 'next_action_date',
  head: string,
): PipelineColumn {
  const cell = (row: Row): ReactNode => {
    const value = row[key];
    return value && <span title={formatDay(value)}>{formatRelativeDay(value)}</span>;
  };
  const csv = (row: Row) => {
    const value = row[key];
    return value && toLocalDay(value);
  };
  return { key, head, width: 8.5, phone: 'hidden', cell, csv };
}

const customer: PipelineColumn = {
  key: 'organization_name',
  head: 'Customer',
  phone: 'title',
  cell: (row) => (
    <Link
      to="/opportunities/$opportunityId"
      params={{ opportunityId: row.opportunity_id }}
      className={rowLink}
      title={row.name}
      preload={false}
    >
      <bdi>{row.organization_name}</bdi>
    </Link>
  ),
  csv: (row) => row.organization_name,
};

const stage: PipelineColumn = {
  key: 'stage_sort_order',
  head: 'Stage',
  width: 9.5,
  phone: 'line',
  cell: (row) => (
    <>
      {row.stage_label}
      {row.stage_manual && (
        <Hand
          size={12}
          className={styles.mark}
          aria-label="set by hand: new interactions will not change it"
        />
      )}
    </>
  ),
  csv: (row) => row.stage_label,
};

const due: PipelineColumn = {
  key: 'due_date',
  head: 'Due',
  width: 7.75,
  phone: 'line',
  cell: ({ due_date: date }) => {
    if (!date) return null;
    const late = daysFromToday(date) < 0;
    return (
      <span className={late ? styles.late : undefined} title={formatDay(date)}>
        {late && <TriangleAlert size={13} aria-hidden />}
        {late ? formatLateness(date) : formatRelativeDay(date)}
      </span>
    );
  },
  csv: (row) => row.due_date,
};

const lostBecause: PipelineColumn = {
  key: 'loss_reason_label',
  head: 'Lost because',
  width: 9,
  phone: 'hidden',
  cell: (row) => lossOf(row) && <bdi title={lossOf(row) ?? undefined}>{lossOf(row)}</bdi>,
  csv: lossOf,
};

/** The reason stays with an opportunity that is open again, and says nothing about it then. */
function lossOf(row: Row): string | null {
  return row.stage_is_closed ? row.loss_reason_label : null;
}

const touched: PipelineColumn = {
  key: 'last_activity_at',
  head: 'Last touched',
  width: 8.25,
  phone: 'line',
  said: 'Touched',
  cell: (row) => (
    <span
      className={row.is_stale ? styles.stale : undefined}
      title={formatMoment(row.last_activity_at)}
    >
      {row.is_stale && <Hourglass size={13} aria-label="Stale:" />}
      {formatRelativeDay(row.last_activity_at)}
    </span>
  ),
  csv: (row) => toLocalDay(row.last_activity_at),
};

const priority: PipelineColumn = {
  key: 'priority',
  head: 'Priority',
  width: 5.5,
  phone: 'hidden',
  cell: (row) => row.priority,
  csv: (row) => row.priority,
};

// Where no product is named, the principal says what it is about.
const product: PipelineColumn = {
  key: 'product_name',
  head: 'Product',
  width: 9.5,
  phone: 'line',
  cell: (row) => (
    <bdi title={[row.product_name, row.principal_name].filter(Boolean).join(' · ')}>
      {row.product_name ?? row.principal_name}
    </bdi>
  ),
  csv: (row) => row.product_name,
};

/** In the order of the table. The customer always shows. */
export const allColumns: readonly PipelineColumn[] = [
  customer,
  text('name', 'Opportunity', 16, 'hidden'),
  product,
  text('principal_name', 'Principal', 11, 'hidden'),
  text('distributor_name', 'Distributor', 11, 'hidden'),
  stage,
  text('status_label', 'Status', 7, 'hidden'),
  text('next_action', 'Next step', 9.5),
  due,
  day('next_action_date', 'Next step on'),
  touched,
  money('estimated_value', 'Value'),
  money('weighted_value', 'Weighted'),
  priority,
  text('owner_name', 'Owner', 8, 'hidden'),
  text('organization_city', 'City', 8, 'hidden'),
  text('organization_state', 'State', 4.5, 'hidden'),
  day('expected_close_date', 'Expected close'),
  day('closed_at', 'Closed'),
  lostBecause,
  text('source_label', 'Source', 8, 'hidden'),
  day('created_at', 'Created'),
];

const usual = new Set([
  'product_name',
  'stage_sort_order',
  'next_action',
  'due_date',
  'last_activity_at',
  'estimated_value',
]);

/** Those that were chosen; else the usual ones, with the owner where there are several. */
export function shownColumns(chosen: string | undefined, withOwner: boolean) {
  const keys = chosen ? new Set(chosen.split(',')) : usual;
  return allColumns.filter(
    (column) =>
      column === customer ||
      keys.has(column.key) ||
      (!chosen && withOwner && column.key === 'owner_name'),
  );
}
