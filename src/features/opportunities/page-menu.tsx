import { ActionIcon, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Archive, Ellipsis, Pencil } from 'lucide-react';
import { useArchiving } from '../../shared/archiving.ts';
import { listPlace } from '../../shared/list-places.ts';
import styles from './opportunity-page.module.css';
import { goingAlong, type Opportunity } from './queries.ts';

type Props = { opportunity: Opportunity; onEdit: () => void };

export function PageMenu({ opportunity, onEdit }: Props) {
  const navigate = useNavigate();
  const { archive } = useArchiving();
  const name = opportunity.name ?? 'The opportunity';

  const { opportunity_id: id } = opportunity;
  const leave = () =>
    archive(
      { kind: 'opportunity', id, name },
      {
        consequence: () => goingAlong(id),
        onArchived: () => void navigate(listPlace('/pipeline')),
      },
    );

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon
          className={styles.menu}
          variant="default"
          size="lg"
          aria-label="What can be done with it"
        >
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          data-autofocus
          leftSection={<Pencil size={16} aria-hidden />}
          rightSection={<kbd className={styles.key}>E</kbd>}
          onClick={onEdit}
        >
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<Archive size={16} aria-hidden />} onClick={() => void leave()}>
          Archive with its interactions
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
