import { Button, Radio, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import styles from './distributors.module.css';
import type { Distributor } from './queries.ts';

type Props = {
  distributor: Distributor;
  onChange: (changes: Partial<Distributor>) => void;
  onRemove: () => void;
};

export function DistributorLine({ distributor, onChange, onRemove }: Props) {
  const { name, is_primary, distributor_item_number: number } = distributor;
  return (
    <li className={styles.line}>
      <bdi className={styles.name}>{name}</bdi>
      <Radio
        className={styles.primary}
        name="primary"
        label="Primary"
        aria-label={`${name} is the primary distributor`}
        checked={is_primary}
        onChange={() => onChange({ is_primary: true })}
      />
      <TextInput
        className={styles.number}
        aria-label={`Item number at ${name}`}
        placeholder="Their item number"
        value={number ?? ''}
        onChange={(event) =>
          onChange({ distributor_item_number: event.currentTarget.value || null })
        }
      />
      <Button
        variant="subtle"
        color="gray"
        leftSection={<X size={14} aria-hidden />}
        aria-label={`Remove ${name}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </li>
  );
}
