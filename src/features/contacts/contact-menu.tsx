import { ActionIcon, Menu } from '@mantine/core';
import { Archive, Ellipsis, Pencil, Star, StarOff } from 'lucide-react';

type Props = {
  isPrimary: boolean;
  onEdit: () => void;
  onPrimary: () => void;
  onArchive: () => void;
};

export function ContactMenu({ isPrimary, onEdit, onPrimary, onArchive }: Props) {
  const PrimaryIcon = isPrimary ? StarOff : Star;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label="What can be done with this contact">
          <Ellipsis size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-autofocus leftSection={<Pencil size={16} aria-hidden />} onClick={onEdit}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<PrimaryIcon size={16} aria-hidden />} onClick={onPrimary}>
          {isPrimary ? 'No longer primary contact' : 'Make primary contact'}
        </Menu.Item>
        <Menu.Item leftSection={<Archive size={16} aria-hidden />} onClick={onArchive}>
          Archive
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
