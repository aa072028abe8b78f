import { SegmentedControl } from '@mantine/core';
import styles from './import.module.css';
import { kindNames, kinds, type Kind, toKind } from './fields.ts';

type Props = { kind: Kind; onKind: (kind: Kind) => void };

export function ChooseKind({ kind, onKind }: Props) {
  return (
    <SegmentedControl
      aria-label="What the rows are"
      classNames={{ label: styles.kind }}
      data={kinds.map((value) => ({ value, label: kindNames[value].title }))}
      value={kind}
      onChange={(value) => onKind(toKind(value))}
    />
  );
}
