import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Check, CircleUser, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useMe } from '../shared/people.ts';
import { signOut } from '../shared/session.ts';
import type { NavEntry } from './navigation.ts';
import styles from './shell.module.css';

const roles: Record<string, string> = {
  rep: 'Sales rep',
  manager: 'Sales manager',
  admin: 'Administrator',
};

const themes: { value: MantineColorScheme; label: string; icon: typeof Sun }[] = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'auto', label: 'As the system', icon: Monitor },
];

export function AccountMenu({ more }: { more: NavEntry[] }) {
  const me = useMe();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="top-start" width={230}>
      <Menu.Target>
        <button type="button" className={styles.account}>
          <CircleUser size={18} aria-hidden />
          <span className={styles.onlyPhone}>{more.length > 0 ? 'More' : 'Account'}</span>
          <span className={`${styles.who} ${styles.onlyDesk}`}>
            <span className={styles.whoName}>{me?.full_name || 'Account'}</span>
            <span className={styles.whoRole}>{roles[me?.role ?? ''] ?? '\u00a0'}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {more.map(({ to, label, icon: Icon }) => (
          <Menu.Item
            key={to}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => void navigate({ to })}
          >
            {label}
          </Menu.Item>
        ))}
        {more.length > 0 && <Menu.Divider />}
        <Menu.Label>Appearance</Menu.Label>
        {themes.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            data-autofocus={colorScheme === value || undefined}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={colorScheme === value && <Check size={16} aria-hidden />}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
