import { Link } from '@tanstack/react-router';
import { formatCount, formatMoment, formatRelativeDay } from '../../shared/format.ts';
import { type Column, rowLink } from '../../shared/record-table.tsx';
import styles from './organization-list.module.css';
import type { OrganizationRow } from './queries.ts';
import { RoleBadges } from './role-badges.tsx';

/** `names` are the people's, by id. */
export function organizationColumns(names: ReadonlyMap<string, string>): Column<OrganizationRow>[] {
  return [
    {
      key: 'name',
      head: 'Name',
      sortable: true,
      phone: 'title',
      cell: ({ organization_id, name }) => (
        <Link
          to="/organizations/$organizationId"
          params={{ organizationId: organization_id }}
          className={rowLink}
        >
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      key: 'roles',
      head: 'Roles',
      width: 10,
      phone: 'line',
      cell: (row) => <RoleBadges roles={row} />,
    },
    {
      key: 'priority',
      head: 'Priority',
      width: 5.25,
      sortable: true,
      phone: 'end',
      cell: ({ priority }) => priority && <span title={`Priority ${priority}`}>{priority}</span>,
    },
    {
      key: 'place',
      head: 'City',
      width: 10,
      phone: 'line',
      cell: ({ city, state }) => <bdi>{[city, state].filter(Boolean).join(', ')}</bdi>,
    },
    {
      key: 'segment',
      head: 'Segment',
      width: 8.5,
      phone: 'line',
      cell: ({ segment }) => <bdi>{segment}</bdi>,
    },
    {
      key: 'owner',
      head: 'Owner',
      width: 8.5,
      phone: 'line',
      cell: ({ owner_user_id: owner }) =>
        owner ? (
          <bdi>{names.get(owner) || 'Without a name'}</bdi>
        ) : (
          <span className={styles.muted}>Shared</span>
        ),
    },
    {
      key: 'open',
      head: 'Open',
      width: 4,
      align: 'end',
      phone: 'hidden',
      cell: ({ open_opportunities: open }) => (
        <span title="Open opportunities as a customer">{open > 0 && formatCount(open)}</span>
      ),
    },
    {
      key: 'activity',
      head: 'Last activity',
      width: 7.5,
      align: 'end',
      phone: 'line',
      said: 'Active',
      cell: ({ last_activity_at: at }) =>
        at && <span title={formatMoment(at)}>{formatRelativeDay(at)}</span>,
    },
  ];
}
