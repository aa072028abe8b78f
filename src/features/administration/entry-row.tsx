import { ActionIcon, Button } from '@mantine/core';
import { ArrowDown, ArrowUp, Pencil } from 'lucide-react';
import type { Entry } from './list-writes.ts';
import { describeUsage } from './lists.ts';
import styles from './lists.module.css';
import { StateMark } from './state-mark.tsx';

type Props = {
  entry: Entry;
  usage: readonly { code: string; table_name: string; records: number }[] | undefined;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: number) => void;
  onEdit: () => void;
  onRetire: () => void;
};

export function EntryRow({ entry, usage, isFirst, isLast, onMove, onEdit, onRetire }: Props) {
  const { code, label, is_active: isActive } = entry;
  const used = usage && (describeUsage(code, usage) || 'not used yet');
  return (
    <li className={styles.entry} data-retired={!isActive || undefined}>
      <div className={styles.moves}>
        {/* Not disabled at the ends: the focus would be lost on the way. */}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move ${label} up`}
          aria-disabled={isFirst}
          data-idle={isFirst || undefined}
          onClick={() => !isFirst && onMove(-1)}
        >
          <ArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Move ${label} down`}
          aria-disabled={isLast}
          data-idle={isLast || undefined}
          onClick={() => !isLast && onMove(1)}
        >
          <ArrowDown size={16} aria-hidden />
        </ActionIcon>
      </div>
      <div className={styles.words}>
        <span className={styles.label}>
          <bdi>{label}</bdi>
          {!isActive && <StateMark tone="quiet">Retired</StateMark>}
        </span>
        <span className={styles.more}>
          {[code, ...stageWords(entry), used].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className={styles.actions}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Pencil size={14} aria-hidden />}
          aria-label={`Edit ${label}`}
          onClick={onEdit}
        >
          Edit
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={isActive ? `Retire ${label}` : `Bring back ${label}`}
          onClick={onRetire}
        >
          {isActive ? 'Retire' : 'Bring back'}
        </Button>
      </div>
    </li>
  );
}

function stageWords(entry: Entry): string[] {
  if (entry.probability === undefined) return [];
  const words = [entry.is_won ? 'won' : entry.is_closed ? 'lost' : `${entry.probability}%`];
  if (entry.stale_after_days) words.push(`stale after ${entry.stale_after_days} days`);
  if (entry.requires_product) words.push('needs a product');
  return words;
}
