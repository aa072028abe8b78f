import { ActionIcon, Menu } from '@mantine/core';
import { Archive, Ellipsis, Pencil } from 'lucide-react';

type Props = { onEdit: () => void; onArchive: () => void };

export function OrganizationMenu({ onEdit, onArchive }: Props) {
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label="What can be done with it">
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-autofocus leftSection={<Pencil size={16} aria-hidden />} onClick={onEdit}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<Archive size={16} aria-hidden />} onClick={onArchive}>
          Archive
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
