import { Menu, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Check, CircleUser, LogOut, UserCog } from 'lucide-react';
import { themes } from '../features/account/themes.ts';
import { useMe } from '../shared/people.ts';
import { roleNames } from '../shared/roles.ts';
import { signOut } from '../shared/session.ts';
import type { NavEntry } from './navigation.ts';
import styles from './shell.module.css';

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
            <span className={styles.whoRole}>{roleNames[me?.role ?? ''] ?? '\u00a0'}</span>
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
        <Menu.Item
          leftSection={<UserCog size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/account' })}
        >
          Your account
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
