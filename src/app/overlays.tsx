import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback } from 'react';
import { useUserId } from '../shared/session.ts';
import { useWhenQuiet } from '../shared/when-quiet.ts';
import type { NavEntry } from './navigation.ts';
import { useEditEntry } from './outbox.tsx';
import { closeOverlay, useOverlay } from './overlay.ts';
import type { Shortcut } from './shortcuts.ts';

const loadQuickLog = () => import('./quick-log-overlay.tsx');
const loadPalette = () => import('./palette-overlay.tsx');
const loadShortcuts = () => import('./shortcuts-sheet.tsx');
const loadOutbox = async () => ({
  default: (await import('../features/interactions/outbox-sheet.tsx')).OutboxSheet,
});
const QuickLogOverlay = lazy(loadQuickLog);
const PaletteOverlay = lazy(loadPalette);
const ShortcutsSheet = lazy(loadShortcuts);
const OutboxSheet = lazy(loadOutbox);

type Props = {
  navigation: readonly NavEntry[];
  shortcuts: readonly Shortcut[];
  onLog: () => void;
};

/** What opens over any screen. Loaded once the first screen is there, so that it opens at once, and offline. */
export function Overlays({ navigation, shortcuts, onLog }: Props) {
  const overlay = useOverlay();
  const edit = useEditEntry();
  usePreloaded();
  return (
    <Suspense>
      {overlay?.name === 'log' && (
        <QuickLogOverlay key={overlay.opening} opportunityId={overlay.opportunityId} />
      )}
      {overlay?.name === 'search' && (
        <PaletteOverlay navigation={navigation} shortcuts={shortcuts} onLog={onLog} />
      )}
      {overlay?.name === 'shortcuts' && (
        <ShortcutsSheet shortcuts={shortcuts} onClose={closeOverlay} />
      )}
      {overlay?.name === 'outbox' && <OutboxSheet onEdit={edit} onClose={closeOverlay} />}
    </Suspense>
  );
}

function usePreloaded() {
  const client = useQueryClient();
  const userId = useUserId();
  const load = useCallback(async () => {
    const [quickLog] = await Promise.all([
      loadQuickLog(),
      loadPalette(),
      loadShortcuts(),
      loadOutbox(),
    ]);
    await quickLog.preload(client, userId);
  }, [client, userId]);
  useWhenQuiet(load);
}
