import { useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import {
  Building2,
  FilePlus2,
  FileUp,
  Keyboard,
  LogOut,
  MessageSquarePlus,
  PackagePlus,
  SunMoon,
  UserCog,
  UserPlus,
} from 'lucide-react';
import type { Action } from '../features/palette/choices.ts';
import { Palette } from '../features/palette/palette.tsx';
import { signOut, useUserId } from '../shared/session.ts';
import type { NavEntry } from './navigation.ts';
import { closeOverlay, openOverlay } from './overlay.ts';
import { pathOf, readRecent, rememberOpened } from './recent-records.ts';
import type { Shortcut } from './shortcuts.ts';

type Props = {
  navigation: readonly NavEntry[];
  shortcuts: readonly Shortcut[];
  onLog: () => void;
};

export default function PaletteOverlay({ navigation, shortcuts, onLog }: Props) {
  const userId = useUserId();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const keysOf = (label: string) => shortcuts.find((each) => each.label === label)?.keys;

  const actions: Action[] = [
    {
      kind: 'action',
      id: 'log',
      title: 'Log an interaction',
      words: 'quick call visit note',
      icon: MessageSquarePlus,
      keys: keysOf('Log an interaction'),
      run: onLog,
    },
    {
      kind: 'action',
      id: 'new-opportunity',
      title: 'New opportunity',
      words: 'add create deal',
      icon: FilePlus2,
      keys: keysOf('New opportunity'),
      run: () => void navigate({ href: '/opportunities/new' }),
    },
    {
      kind: 'action',
      id: 'new-organization',
      title: 'New organization',
      words: 'add create customer principal distributor',
      icon: Building2,
      run: () => void navigate({ href: '/organizations?new=true' }),
    },
    {
      kind: 'action',
      id: 'new-contact',
      title: 'New contact',
      words: 'add create person',
      icon: UserPlus,
      run: () => void navigate({ href: '/contacts?new=true' }),
    },
    {
      kind: 'action',
      id: 'new-product',
      title: 'New product',
      words: 'add create item',
      icon: PackagePlus,
      run: () => void navigate({ href: '/products?new=true' }),
    },
    {
      kind: 'action',
      id: 'import',
      title: 'Import a spreadsheet',
      words: 'csv upload file excel',
      icon: FileUp,
      run: () => void navigate({ href: '/import' }),
    },
    ...navigation.map(
      ({ to, label, icon }): Action => ({
        kind: 'action',
        id: `go-${to}`,
        title: `Go to ${label.toLowerCase()}`,
        icon,
        keys: keysOf(label),
        run: () => void navigate({ href: to }),
      }),
    ),
    {
      kind: 'action',
      id: 'account',
      title: 'Your account',
      words: 'name password settings profile',
      icon: UserCog,
      run: () => void navigate({ href: '/account' }),
    },
    {
      kind: 'action',
      id: 'theme',
      title: colorScheme === 'dark' ? 'Use the light theme' : 'Use the dark theme',
      words: 'appearance mode night',
      icon: SunMoon,
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      kind: 'action',
      id: 'shortcuts',
      title: 'Keyboard shortcuts',
      words: 'help keys',
      icon: Keyboard,
      keys: ['?'],
      run: () => openOverlay('shortcuts'),
    },
    {
      kind: 'action',
      id: 'sign-out',
      title: 'Sign out',
      words: 'leave log out',
      icon: LogOut,
      run: () => void signOut(),
    },
  ];

  return (
    <Palette
      actions={actions}
      recent={readRecent(userId)}
      onClose={closeOverlay}
      onOpen={(found) => {
        rememberOpened(userId, found);
        void navigate({ href: pathOf(found) });
      }}
    />
  );
}
