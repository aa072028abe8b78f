import { NativeSelect } from '@mantine/core';
import { roleNames } from '../../shared/roles.ts';
import type { Person } from './people-writes.ts';
import type { Around } from './person-menu.tsx';
import { describeRole, nameOf } from './person-words.ts';
import { reportsTo } from './reporting-line.ts';

type Props = Around & { person: Person };

const leavesAdministration =
  'You will no longer be an administrator, and only another one can change that. Go on?';

export function RoleSelect({ person, me, change }: Props) {
  function choose(role: string) {
    const isOwn = person.user_id === me;
    if (isOwn && !window.confirm(leavesAdministration)) return;
    change({
      person,
      change: { role },
      done: `${nameOf(person)} is now ${role === 'admin' ? 'an' : 'a'} ${describeRole(role)}.`,
    });
  }
  return (
    <NativeSelect
      size="xs"
      aria-label={`Role of ${nameOf(person)}`}
      value={person.role}
      data={Object.entries(roleNames).map(([value, label]) => ({ value, label }))}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}

/** Managers and administrators lead; whoever reports to this person already cannot lead them. */
export function ManagerSelect({ person, people, change }: Props) {
  const managers = people.filter(
    (each) =>
      each.user_id === person.manager_user_id ||
      (each.user_id !== person.user_id &&
        each.status === 'active' &&
        each.role !== 'rep' &&
        !reportsTo(each, person, people)),
  );
  function choose(id: string) {
    const manager = people.find(({ user_id }) => user_id === id);
    change({
      person,
      change: { manager_user_id: id || null },
      done: manager
        ? `${nameOf(person)} now reports to ${nameOf(manager)}.`
        : `${nameOf(person)} now reports to nobody.`,
    });
  }
  return (
    <NativeSelect
      size="xs"
      aria-label={`Manager of ${nameOf(person)}`}
      value={person.manager_user_id ?? ''}
      data={[
        { value: '', label: 'Nobody' },
        ...managers.map((each) => ({
          value: each.user_id,
          label: each.status === 'active' ? nameOf(each) : `${nameOf(each)} (disabled)`,
        })),
      ]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
