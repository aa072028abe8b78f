import { Button } from '@mantine/core';
import { useId } from 'react';
import styles from './conflict-panel.module.css';
import type { Values } from './merge.ts';
import type { EditForm } from './use-edit-form.ts';

type Props<V extends Values> = {
  edit: EditForm<V>;
  wordsFor: (field: keyof V & string, value: string | boolean) => { label: string; value: string };
};

/** What somebody else saved meanwhile, beside what stands in the form; one choice per field. */
export function ConflictPanel<V extends Values>({ edit, wordsFor }: Props<V>) {
  const id = useId();
  return (
    <div role="alert">
      {edit.clashes.length > 0 && (
        <section className={styles.panel} aria-labelledby={id}>
          <h3 className={styles.title} id={id}>
            Somebody changed this while you were typing
          </h3>
          <p className={styles.text}>Nothing has been overwritten. Choose what is right.</p>
          <ul className={styles.list}>
            {edit.clashes.map(({ field, theirs }) => {
              const { label, value: theirValue } = wordsFor(field, theirs);
              const mine = wordsFor(field, edit.form.getValues()[field] ?? '').value;
              return (
                <li key={field} className={styles.clash}>
                  <h4 className={styles.field}>{label}</h4>
                  <Side head="Saved meanwhile" value={theirValue}>
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => edit.resolve(field, 'theirs')}
                      aria-label={`${label}: take what was saved meanwhile`}
                    >
                      Take this
                    </Button>
                  </Side>
                  <Side head="Yours" value={mine}>
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => edit.resolve(field, 'mine')}
                      aria-label={`${label}: keep yours`}
                    >
                      Keep mine
                    </Button>
                  </Side>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

type SideProps = { head: string; value: string; children: React.ReactNode };

function Side({ head, value, children }: SideProps) {
  return (
    <div className={styles.side}>
      <span className={styles.head}>{head}</span>
      <span className={styles.value}>
        <bdi>{value || 'Empty'}</bdi>
      </span>
      {children}
    </div>
  );
}
