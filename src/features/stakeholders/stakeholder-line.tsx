import { ActionIcon, Menu, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Ellipsis, Mail, Phone, Star } from 'lucide-react';
import { influences } from '../../shared/influence.ts';
import { telHref } from '../../shared/phone.ts';
import type { StakeholderRow } from './queries.ts';
import type { Step } from './stakeholder-list.ts';
import styles from './stakeholders.module.css';

type Props = { row: StakeholderRow; busy: boolean; attempt: (step: Step, said: string) => void };

export function StakeholderLine({ row, busy, attempt }: Props) {
  const { contact_id: contactId, contact, role, is_primary: isPrimary } = row;
  const name = contact?.full_name ?? 'A contact whom you do not see';
  const call = contact?.mobile_phone ?? contact?.phone;
  return (
    <li className={styles.line}>
      <div className={styles.who}>
        <p className={styles.name}>
          {contact ? (
            <Link to="/contacts/$contactId" params={{ contactId }} className={styles.link}>
              <bdi>{name}</bdi>
            </Link>
          ) : (
            name
          )}
          {isPrimary && (
            <span className={styles.primary}>
              <Star size={12} aria-hidden />
              Primary
            </span>
          )}
        </p>
        {contact?.title && <p className={styles.title}>{contact.title}</p>}
      </div>
      <div className={styles.reach}>
        {contact?.email && (
          <a href={`mailto:${contact.email}`} className={styles.icon} aria-label={`Mail ${name}`}>
            <Mail size={16} aria-hidden />
          </a>
        )}
        {call && (
          <a href={telHref(call)} className={styles.icon} aria-label={`Call ${name}`}>
            <Phone size={16} aria-hidden />
          </a>
        )}
        <Menu position="bottom-end" width={210}>
          <Menu.Target>
            <ActionIcon
              className={styles.icon}
              variant="subtle"
              color="gray"
              disabled={busy}
              aria-label={`More about ${name}`}
            >
              <Ellipsis size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!isPrimary && (
              <Menu.Item
                data-autofocus
                onClick={() =>
                  attempt({ kind: 'primary', contactId }, `${name} is the primary contact.`)
                }
              >
                Make primary
              </Menu.Item>
            )}
            <Menu.Item
              data-autofocus={isPrimary || undefined}
              onClick={() =>
                attempt({ kind: 'remove', contactId }, `${name} is no stakeholder any more.`)
              }
            >
              Remove from this opportunity
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <NativeSelect
        className={styles.influence}
        aria-label={`Influence of ${name}`}
        size="xs"
        disabled={busy}
        value={role ?? ''}
        data={[{ value: '', label: 'Influence not known' }, ...influences]}
        onChange={(event) => {
          const chosen = event.currentTarget.value || null;
          attempt({ kind: 'influence', contactId, role: chosen }, `Saved for ${name}.`);
        }}
      />
    </li>
  );
}
