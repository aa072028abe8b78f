import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { formatCount } from '../../shared/format.ts';
import { ChooseKind } from './choose-kind.tsx';
import { fieldsOf, type Kind } from './fields.ts';
import styles from './import.module.css';
import { guessMapping, guessReading, type Mapping, missingFields } from './mapping.ts';
import type { Table } from './read-table.ts';
import type { DateOrder, Reading } from './values.ts';

type Props = {
  kind: Kind;
  onKind: (kind: Kind) => void;
  table: Table;
  fileName: string;
  /** What was chosen here before, instead of a guess. */
  chosen: { mapping: Mapping; reading: Reading } | undefined;
  failure: string;
  onBack: () => void;
  onDone: (mapping: Mapping, reading: Reading) => void;
};

export function MapColumns(props: Props) {
  const { kind, onKind, table, fileName, chosen, failure, onBack, onDone } = props;
  const [mapping, setMapping] = useState(
    () => chosen?.mapping ?? guessMapping(kind, table.headers),
  );
  const [order, setOrder] = useState<DateOrder | null>(chosen?.reading.dateOrder ?? null);
  const { reading, datesAreOpen } = guessReading(table, kind, mapping);
  const missing = missingFields(kind, mapping);
  const left = table.headers.filter((header, column) => header && !mapping[column]);

  // A field is filled by one column: choosing it again takes it from the other.
  function choose(column: number, key: string) {
    setMapping(mapping.map((was, at) => (at === column ? key || null : was === key ? null : was)));
  }

  return (
    <section className={styles.card} aria-labelledby="columns">
      <h2 id="columns" className={styles.heading}>
        What the columns mean
      </h2>
      <p className={styles.text}>
        <bdi>{fileName}</bdi>, {formatCount(table.rows.length)}{' '}
        {table.rows.length === 1 ? 'row' : 'rows'}.
      </p>
      <ChooseKind kind={kind} onKind={onKind} />
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">First values</th>
            <th scope="col">Goes to</th>
          </tr>
        </thead>
        <tbody>
          {table.headers.map((header, column) => {
            const name = header || `Column ${column + 1}`;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns never move, and may share a name
              <tr key={column} data-left={!mapping[column] || undefined}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td className={styles.sample}>
                  <bdi>{samples(table, column)}</bdi>
                </td>
                <td>
                  <NativeSelect
                    aria-label={`${name} goes to`}
                    value={mapping[column] ?? ''}
                    data={[
                      { value: '', label: 'Leave out' },
                      ...fieldsOf[kind].map(({ key, label }) => ({ value: key, label })),
                    ]}
                    onChange={(event) => choose(column, event.currentTarget.value)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {left.length > 0 && (
        <p className={styles.text}>
          Left out: <bdi>{left.join(', ')}</bdi>.
        </p>
      )}
      {datesAreOpen && (
        <div className={styles.question}>
          <span id="date-order">A date like 3/4/2026 is</span>
          <SegmentedControl
            aria-labelledby="date-order"
            data={[
              { value: 'month first', label: 'March 4' },
              { value: 'day first', label: 'April 3' },
            ]}
            value={order ?? reading.dateOrder}
            onChange={(value) => setOrder(value === 'day first' ? value : 'month first')}
          />
        </div>
      )}
      <div role="alert">
        {(missing ?? failure) && <p className={styles.failure}>{missing ?? failure}</p>}
      </div>
      <div className={styles.actions}>
        <Button variant="default" onClick={onBack}>
          Choose another file
        </Button>
        <Button
          disabled={missing !== null}
          onClick={() =>
            onDone(mapping, {
              ...reading,
              dateOrder: datesAreOpen ? (order ?? reading.dateOrder) : reading.dateOrder,
            })
          }
        >
          Check the rows
        </Button>
      </div>
    </section>
  );
}

function samples({ rows }: Table, column: number): string {
  const filled: string[] = [];
  for (const { cells } of rows) {
    const cell = cells[column];
    if (cell && !filled.includes(cell)) filled.push(cell.slice(0, 80));
    if (filled.length === 3) break;
  }
  return filled.join(' · ');
}
