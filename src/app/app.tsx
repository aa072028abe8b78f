import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { dismissAllNotices } from '../shared/notices.ts';
import { onSessionChange } from '../shared/session.ts';
import { NoticeRegion } from './notice-region.tsx';
import { queryClient } from './query-client.ts';
import { router } from './router.ts';
import { colorSchemes, cssVariables, theme } from './theme.ts';

export function App() {
  useEffect(
    () =>
      onSessionChange(async (session) => {
        dismissAllNotices();
        // What one person loaded is never shown to the next one. Whoever leaves first leaves the
        // screen: it would load again.
        if (session) queryClient.clear();
        await router.invalidate();
        if (!session) queryClient.clear();
      }),
    [],
  );
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <NoticeRegion />
      </QueryClientProvider>
    </MantineProvider>
  );
}
