import type { LucideIcon } from 'lucide-react';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    nav?: NavEntry;
  }
}

export type NavEntry = {
  to: string;
  label: string;
  icon: LucideIcon;
  place: number;
  /** Only people with this role see the entry. */
  role?: 'admin';
};

/** The routes that want to be in the navigation of somebody with this role, in their order. */
export function navigationOf(
  routes: Record<string, { options: { staticData?: { nav?: NavEntry } } }>,
  role: string | undefined,
) {
  return Object.values(routes)
    .flatMap((route) => route.options.staticData?.nav ?? [])
    .filter((entry) => !entry.role || entry.role === role)
    .sort((a, b) => a.place - b.place);
}
