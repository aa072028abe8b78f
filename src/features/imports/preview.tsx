import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { formatCount } from '../../shared/format.ts';
import { FailureMessage } from '../../shared/message.tsx';
import { peopleQuery } from '../../shared/people.ts';
import { explain } from '../../shared/refusal.ts';
import { useUserId } from '../../shared/session.ts';
import { Discard } from './discard.tsx';
import { kindNames, toKind } from './fields.ts';
import { Figures } from './figures.tsx';
import styles from './import.module.css';
import type { Import, Options } from './queries.ts';
import { ReportButton } from './report-button.tsx';
import { RowList } from './row-list.tsx';
import { useImport } from './use-import.ts';
import { useHeadingFocus } from './use-heading-focus.ts';
import { Working } from './working.tsx';

type Props = { about: Import; isMine: boolean };

/** What would happen, before it does. */
export function Preview({ about, isMine }: Props) {
  const { check, run } = useImport(about);
  const people = useQuery(peopleQuery);
  const userId = useUserId();
  const me = people.data?.find((person) => person.user_id === userId);
  const isAdmin = me?.role === 'admin';
  const [begun, setBegun] = useState(about.checked_at !== null);
  const kind = toKind(about.kind);
  const { many } = kindNames[kind];
  const options: Options = {
    createOrganizations: about.create_organizations,
    shareOrganizations: about.share_organizations,
  };

  const head = useHeadingFocus(check.isPending || run.isPending || about.checked_at === null);
  const { mutate } = check;
  const known = people.isSuccess;
  useEffect(() => {
    if (begun || !isMine || !known) return;
    setBegun(true);
    // What an administrator brings in is meant for all, unless they say otherwise.
    mutate({ createOrganizations: false, shareOrganizations: isAdmin });
  }, [begun, isMine, known, isAdmin, mutate]);

  if (!isMine) {
    return <p className={styles.text}>This import waits for the person who started it.</p>;
  }
  if (!begun && people.isLoadingError) {
    return <FailureMessage error={people.error} retry={() => void people.refetch()} />;
  }
  if (run.isPending) {
    return (
      <Working
        title={`Importing ${formatCount(about.rows_to_create + about.rows_to_update)} ${many}`}
      >
        Fifty thousand rows take up to a minute. All of them arrive, or none.
      </Working>
    );
  }
  if (check.isPending || (about.checked_at === null && !check.isError)) {
    return (
      <Working title={`Checking ${formatCount(about.rows_expected)} rows`}>
        Each is compared with what is there already. Nothing is changed yet.
      </Working>
    );
  }
  const failure = run.error ?? check.error;
  const ready = about.rows_to_create + about.rows_to_update;
  const makesOrganizations = kind === 'organization' || about.create_organizations;
  return (
    <>
      <section className={styles.card} aria-labelledby="preview">
        <h2 ref={head} tabIndex={-1} id="preview" className={styles.heading}>
          What would happen
        </h2>
        <Figures
          figures={[
            { label: 'New', count: about.rows_to_create },
            { label: 'Updated', count: about.rows_to_update },
            { label: 'Nothing to change', count: about.rows_unchanged },
            { label: 'Left out', count: about.rows_with_problems, tone: 'late' },
          ]}
        />
        <div className={styles.options}>
          {kind !== 'organization' && (
            <Checkbox
              label={
                about.organizations_to_create > 0
                  ? `Create the organizations that are missing (${formatCount(about.organizations_to_create)})`
                  : 'Create the organizations that are missing'
              }
              checked={about.create_organizations}
              onChange={(event) =>
                check.mutate({ ...options, createOrganizations: event.currentTarget.checked })
              }
            />
          )}
          {isAdmin && makesOrganizations && (
            <Checkbox
              label="Share new organizations with everybody"
              description="Otherwise they are yours alone."
              checked={about.share_organizations}
              onChange={(event) =>
                check.mutate({ ...options, shareOrganizations: event.currentTarget.checked })
              }
            />
          )}
        </div>
        <div role="alert">
          {failure && <p className={styles.failure}>{explain(failure).sentence}</p>}
        </div>
        <div className={styles.actions}>
          <Discard about={about} />
          {about.rows_with_problems > 0 && (
            <ReportButton about={about} only="skip" label="Download the rows left out" />
          )}
          {check.isError && (
            <Button variant="default" onClick={() => check.mutate(options)}>
              Check again
            </Button>
          )}
          <Button disabled={ready === 0} onClick={() => run.mutate()}>
            {ready === 0
              ? 'Nothing to import'
              : `Import ${formatCount(ready)} ${ready === 1 ? 'row' : 'rows'}`}
          </Button>
        </div>
      </section>
      {about.rows_with_remarks > 0 && (
        <RowList
          importId={about.import_id}
          kind={kind}
          which="remarks"
          title="Imported, but for the stage or status"
          total={about.rows_with_remarks}
        />
      )}
      {about.rows_with_problems > 0 && (
        <RowList
          importId={about.import_id}
          kind={kind}
          which="problems"
          title="Rows left out"
          total={about.rows_with_problems}
        />
      )}
    </>
  );
}
