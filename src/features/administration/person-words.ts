import { roleNames } from '../../shared/roles.ts';
import type { Person } from './people-writes.ts';

export function nameOf(person: Pick<Person, 'full_name'> | undefined): string {
  return person?.full_name || 'Without a name';
}

export function describeRole(role: string): string {
  return (roleNames[role] ?? role).toLowerCase();
}
