import { ActionIcon, Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ellipsis, UserCheck, UserMinus, UserX } from 'lucide-react';
import type { Person } from './people-writes.ts';
import { nameOf } from './person-words.ts';
import type { ChangePerson } from './use-change-person.ts';

/** What a row needs to know besides its own person. */
export type Around = { people: readonly Person[]; me: string | undefined; change: ChangePerson };

const locksOut =
  'You will be locked out at once, and only another administrator can let you in again. Go on?';

export function PersonMenu({ person, me, change }: Around & { person: Person }) {
  const name = nameOf(person);
  const isActive = person.status === 'active';

  function toggle() {
    if (person.user_id === me && !window.confirm(locksOut)) return;
    change({
      person,
      change: { status: isActive ? 'disabled' : 'active' },
      done: isActive
        ? `${name} is disabled and locked out. What they own is unchanged.`
        : `${name} can work again.`,
    });
  }

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          data-autofocus
          leftSection={
            isActive ? <UserX size={16} aria-hidden /> : <UserCheck size={16} aria-hidden />
          }
          onClick={toggle}
        >
          {isActive ? 'Disable the account' : 'Enable the account'}
        </Menu.Item>
        {person.user_id !== me && (
          <Menu.Item
            leftSection={<UserMinus size={16} aria-hidden />}
            renderRoot={(props) => (
              <Link
                to="/administration/people/$userId/offboard"
                params={{ userId: person.user_id }}
                {...props}
              />
            )}
          >
            Off-board…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
