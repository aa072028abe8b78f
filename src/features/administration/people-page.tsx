import { SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { UserSearch } from 'lucide-react';
import { FailureMessage, Message } from '../../shared/message.tsx';
import { peopleQuery, useMe } from '../../shared/people.ts';
import { RecordTable } from '../../shared/record-table.tsx';
import { useTyped } from '../../shared/use-typed.ts';
import { AdministrationFrame } from './administration-frame.tsx';
import { peopleColumns } from './people-columns.tsx';
import { type PeopleFilters, readPeopleFilters } from './people-filters.ts';
import styles from './people.module.css';
import { accountsQuery } from './queries.ts';
import { useChangePerson } from './use-change-person.ts';

export function PeoplePage() {
  return (
    <AdministrationFrame title="People" fills>
      <People />
    </AdministrationFrame>
  );
}

function People() {
  const filters = useSearch({ from: '/signed-in/administration/people' });
  const navigate = useNavigate();
  const me = useMe();
  const people = useQuery(peopleQuery);
  const accounts = useQuery(accountsQuery);
  const change = useChangePerson();
  const show = filters.show ?? 'active';

  const [named, setNamed] = useTyped(filters.named ?? '', (typed) =>
    filter(readPeopleFilters({ ...filters, named: typed })),
  );

  function filter(wanted: PeopleFilters) {
    void navigate({
      to: '/administration/people',
      search: wanted,
      replace: true,
    });
  }

  const failed = people.isLoadingError ? people : accounts.isLoadingError ? accounts : null;
  if (failed) return <FailureMessage error={failed.error} retry={() => void failed.refetch()} />;

  const accountOf = new Map(accounts.data?.map((account) => [account.user_id, account]));
  const wanted = (filters.named ?? '').trim().toLocaleLowerCase();
  const rows = people.data
    ?.filter(({ status }) => show === 'all' || status === show)
    .map((person) => ({ person, account: accountOf.get(person.user_id) }))
    .filter(({ person, account }) =>
      `${person.full_name} ${account?.email ?? ''}`.toLocaleLowerCase().includes(wanted),
    );
  return (
    <>
      <div className={styles.filters}>
        <TextInput
          className={styles.find}
          aria-label="Find a person"
          placeholder="Find by name or e-mail"
          value={named}
          onChange={(event) => setNamed(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label="Which people"
          value={show}
          onChange={(chosen) => filter(readPeopleFilters({ ...filters, show: chosen }))}
          data={[
            { value: 'active', label: 'Active' },
            { value: 'disabled', label: 'Disabled' },
            { value: 'all', label: 'All' },
          ]}
        />
      </div>
      <p className={styles.how}>
        Nobody can sign up on their own: invite somebody in your Supabase project under
        Authentication → Users → Invite, and they appear here as a sales rep. Somebody who is
        disabled is locked out at once and sees nothing, while everything they own stays as it is.
      </p>
      <RecordTable
        label="People"
        columns={peopleColumns({ people: people.data ?? [], me: me?.user_id, change })}
        rows={rows}
        keyOf={({ person }) => person.user_id}
        total={rows?.length}
        empty={
          <Message icon={<UserSearch size={28} />} title="Nobody like this">
            {show === 'disabled'
              ? 'No account is disabled.'
              : 'Look among all people, or clear the name.'}
          </Message>
        }
      />
    </>
  );
}
