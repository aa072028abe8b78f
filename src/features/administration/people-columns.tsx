import type { Column } from '../../shared/record-table.tsx';
import { formatMoment, formatRelativeDay } from '../../shared/format.ts';
import type { Person } from './people-writes.ts';
import { type Around, PersonMenu } from './person-menu.tsx';
import { nameOf } from './person-words.ts';
import { ManagerSelect, RoleSelect } from './person-selects.tsx';
import styles from './people.module.css';
import { StateMark } from './state-mark.tsx';

type Row = { person: Person; account?: { email: string; last_sign_in_at: string } };

export function peopleColumns(around: Around): Column<Row>[] {
  return [
    {
      key: 'name',
      head: 'Name',
      phone: 'title',
      cell: ({ person, account }) => (
        <span className={styles.who}>
          <span className={styles.name}>
            <bdi>{nameOf(person)}</bdi>
            {person.user_id === around.me && <span className={styles.you}>you</span>}
          </span>
          <bdi className={styles.email}>{account?.email}</bdi>
        </span>
      ),
    },
    {
      key: 'role',
      head: 'Role',
      width: 11,
      phone: 'line',
      cell: ({ person }) => (
        <span className={styles.control}>
          <span className={styles.onlyPhone}>Role</span>
          <RoleSelect person={person} {...around} />
        </span>
      ),
    },
    {
      key: 'manager',
      head: 'Reports to',
      width: 13,
      phone: 'line',
      cell: ({ person }) => (
        <span className={styles.control}>
          <span className={styles.onlyPhone}>Reports to</span>
          <ManagerSelect person={person} {...around} />
        </span>
      ),
    },
    {
      key: 'seen',
      head: 'Last signed in',
      width: 9,
      phone: 'line',
      cell: ({ account }) =>
        account && (
          <span title={account.last_sign_in_at && formatMoment(account.last_sign_in_at)}>
            <span className={styles.onlyPhone}>Signed in: </span>
            {account.last_sign_in_at ? formatRelativeDay(account.last_sign_in_at) : 'never'}
          </span>
        ),
    },
    {
      key: 'status',
      head: 'Account',
      width: 7,
      phone: 'line',
      cell: ({ person }) =>
        person.status === 'active' ? (
          <StateMark tone="good">Active</StateMark>
        ) : (
          <StateMark tone="quiet">Disabled</StateMark>
        ),
    },
    {
      key: 'more',
      head: 'Actions',
      width: 4.5,
      align: 'end',
      phone: 'end',
      cell: ({ person }) => <PersonMenu person={person} {...around} />,
    },
  ];
}
