import { Kbd } from '@mantine/core';
import { Building2, CircleUser, Handshake, Package } from 'lucide-react';
import { useEffect } from 'react';
import type { Choice, choicesFor } from './choices.ts';
import styles from './palette.module.css';

const icons = {
  opportunity: Handshake,
  organization: Building2,
  contact: CircleUser,
  product: Package,
};

type Props = {
  id: string;
  groups: ReturnType<typeof choicesFor>;
  active: Choice | undefined;
  onChoose: (choice: Choice) => void;
};

export function ChoiceList({ id, groups, active, onChoose }: Props) {
  const activeId = active && `${id}-${active.id}`;
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    // The focus stays in the field, which names the active option.
    <div id={id} role="listbox" aria-label="Results" className={styles.list}>
      {groups.map(({ label, choices }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
        <div key={label} role="group" aria-labelledby={`${id}-${label}`}>
          <div id={`${id}-${label}`} className={styles.label} role="presentation">
            {label}
          </div>
          {choices.map((choice) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
            <div
              key={choice.id}
              id={`${id}-${choice.id}`}
              role="option"
              aria-selected={choice === active}
              className={styles.choice}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(choice)}
            >
              <ChoiceFace choice={choice} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function ChoiceFace({ choice }: { choice: Choice }) {
  const Icon = choice.kind === 'action' ? choice.icon : icons[choice.kind];
  return (
    <>
      <Icon size={16} aria-hidden />
      <span className={styles.text}>
        <bdi className={styles.title}>{choice.title}</bdi>
        {choice.kind !== 'action' && choice.subtitle && (
          <bdi className={styles.subtitle}>{choice.subtitle}</bdi>
        )}
      </span>
      {choice.kind === 'action' && choice.keys && (
        <span className={styles.keys} aria-hidden>
          {choice.keys.map((key) => (
            <Kbd key={key} size="xs">
              {key.toUpperCase()}
            </Kbd>
          ))}
        </span>
      )}
    </>
  );
}
