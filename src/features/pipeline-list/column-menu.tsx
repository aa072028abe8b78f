import { Button, Checkbox, Popover } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { allColumns, type PipelineColumn } from './columns.tsx';
import styles from './pipeline-list.module.css';

type Props = {
  shown: readonly PipelineColumn[];
  /** With commas between them; undefined: the usual ones. */
  onChange: (keys: string | undefined) => void;
};

export function ColumnMenu({ shown, onChange }: Props) {
  const [customer, ...choosable] = allColumns;
  const isShown = new Set(shown.map(({ key }) => key));

  function toggle(key: string, isIn: boolean) {
    const keys = allColumns.map((column) => column.key);
    const next = keys.filter((each) => (each === key ? isIn : isShown.has(each)));
    onChange(next.join(','));
  }

  return (
    <Popover trapFocus returnFocus position="bottom-end" shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          className={styles.onlyDesk}
          leftSection={<Columns3 size={16} aria-hidden />}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <fieldset className={styles.checks} aria-label="Columns">
          <Checkbox label={customer?.head} checked disabled />
          {choosable.map(({ key, head }) => (
            <Checkbox
              key={key}
              label={head}
              checked={isShown.has(key)}
              onChange={(event) => toggle(key, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
        <button type="button" className={styles.clear} onClick={() => onChange(undefined)}>
          Show the usual ones
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
