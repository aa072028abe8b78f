import { Link } from '@tanstack/react-router';
import { influenceWords } from '../../shared/influence.ts';
import { telHref } from '../../shared/phone.ts';
import { type Column, rowLink } from '../../shared/record-table.tsx';
import styles from './contact-list.module.css';
import type { ContactRow } from './queries.ts';

export const contactColumns: Column<ContactRow>[] = [
  {
    key: 'name',
    head: 'Name',
    sortable: true,
    phone: 'title',
    cell: ({ contact_id, full_name }) => (
      <Link to="/contacts/$contactId" params={{ contactId: contact_id }} className={rowLink}>
        <bdi>{full_name}</bdi>
      </Link>
    ),
  },
  {
    key: 'organization',
    head: 'Organization',
    width: 15,
    sortable: true,
    phone: 'line',
    cell: ({ organization_name, is_primary }) => (
      <>
        <bdi>{organization_name}</bdi>
        {is_primary && <span className={styles.muted}> · primary</span>}
      </>
    ),
  },
  {
    key: 'title',
    head: 'Title',
    width: 10.5,
    phone: 'line',
    cell: ({ title }) => <bdi>{title}</bdi>,
  },
  {
    key: 'role',
    head: 'Influence',
    width: 8.5,
    phone: 'line',
    cell: ({ role }) => influenceWords(role),
  },
  {
    key: 'phone',
    head: 'Phone',
    width: 11.5,
    phone: 'hidden',
    cell: ({ phone, mobile_phone }) => {
      const number = phone ?? mobile_phone;
      return (
        number && (
          <a className={styles.reach} href={telHref(number)}>
            {number}
          </a>
        )
      );
    },
  },
  {
    key: 'email',
    head: 'E-mail',
    width: 14.5,
    phone: 'hidden',
    cell: ({ email }) =>
      email && (
        <a className={styles.reach} href={`mailto:${email}`}>
          {email}
        </a>
      ),
  },
];
