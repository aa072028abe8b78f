import type { LucideIcon } from 'lucide-react';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    nav?: NavEntry;
  }
}

export type NavEntry = { to: string; label: string; icon: LucideIcon; place: number };

/** The routes that want to be in the navigation, in their order. */
export function navigationOf(
  routes: Record<string, { options: { staticData?: { nav?: NavEntry } } }>,
) {
  return Object.values(routes)
    .flatMap((route) => route.options.staticData?.nav ?? [])
    .sort((a, b) => a.place - b.place);
}
