import { Kbd, Modal } from '@mantine/core';
import type { Shortcut } from './shortcuts.ts';
import styles from './shortcuts-sheet.module.css';

const isMac = /mac|iphone|ipad/i.test(navigator.platform);

// Where these keys work is where they are handled; here they are only told.
const elsewhere = [
  {
    group: 'In a form',
    rows: [
      { label: 'Save', keys: ['mod+enter'] },
      { label: 'Leave', keys: ['escape'] },
    ],
  },
  {
    group: 'On the board',
    rows: [
      { label: 'Open the card', keys: ['enter'] },
      { label: 'Lift the card, or drop it', keys: ['space'] },
      { label: 'Move a lifted card', keys: ['←', '→'] },
    ],
  },
];

type Props = { shortcuts: readonly Shortcut[]; onClose: () => void };

export default function ShortcutsSheet({ shortcuts, onClose }: Props) {
  const groups = (['Do', 'Go to'] as const).map((group) => ({
    group: group === 'Do' ? 'Anywhere' : group,
    rows: shortcuts.filter((each) => each.group === group),
  }));
  return (
    <Modal
      opened
      onClose={onClose}
      title="Keyboard shortcuts"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className={styles.note}>They rest while you type in a field.</p>
      <div className={styles.groups}>
        {[...groups, ...elsewhere].map(({ group, rows }) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.title}>{group}</h3>
            <dl className={styles.rows}>
              {rows.map(({ label, keys }) => (
                <div key={label + keys.join()} className={styles.row}>
                  <dt>{label}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function Keys({ keys }: { keys: readonly string[] }) {
  return keys.flatMap((key) => key.split('+')).map((key) => <Kbd key={key}>{nameOf(key)}</Kbd>);
}

function nameOf(key: string): string {
  if (key === 'mod') return isMac ? '⌘' : 'Ctrl';
  return key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1);
}
