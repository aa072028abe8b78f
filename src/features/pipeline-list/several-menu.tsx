import { Button, Checkbox, Popover } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import styles from './pipeline-list.module.css';

type Props = {
  label: string;
  all: string;
  /** With commas between them. */
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
};

/** A filter by several values: a button that says which, and a check for each. */
export function SeveralMenu({ label, all, value, options: known, onChange }: Props) {
  const chosen = new Set(value?.split(','));
  const unknown = [...chosen].filter((each) => !known.some((option) => option.value === each));
  const options = [...known, ...unknown.map((each) => ({ value: each, label: each }))];
  const [first] = options.filter((option) => chosen.has(option.value));
  const said =
    chosen.size === 0 ? all : chosen.size === 1 && first ? first.label : `${label}: ${chosen.size}`;

  function toggle(key: string, isIn: boolean) {
    const next = options
      .map((option) => option.value)
      .filter((each) => (each === key ? isIn : chosen.has(each)));
    onChange(next.join(',') || undefined);
  }

  return (
    <Popover trapFocus returnFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          className={styles.several}
          data-chosen={chosen.size > 0 || undefined}
          rightSection={<ChevronDown size={14} aria-hidden />}
          aria-label={`${label}: ${said}`}
        >
          {said}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <fieldset className={styles.checks} aria-label={label}>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              label={option.label}
              checked={chosen.has(option.value)}
              onChange={(event) => toggle(option.value, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  );
}
