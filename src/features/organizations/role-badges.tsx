import { type OrganizationRole, roleWords } from './organization-filters.ts';
import styles from './role-badges.module.css';

type Roles = {
  is_principal: boolean;
  is_distributor: boolean;
  is_customer: boolean;
  is_prospect: boolean;
};

/** What it is to us, in words; the colours only repeat them. */
export function RoleBadges({ roles }: { roles: Roles }) {
  const held = rolesHeld(roles);
  if (held.length === 0) return null;
  return (
    <span className={styles.badges}>
      {held.map((role) => (
        <span key={role} className={styles.badge} data-role={role}>
          {roleWords[role]}
        </span>
      ))}
    </span>
  );
}

function rolesHeld(roles: Roles): OrganizationRole[] {
  return [
    ...(roles.is_principal ? (['principal'] as const) : []),
    ...(roles.is_distributor ? (['distributor'] as const) : []),
    ...(roles.is_customer ? (['customer'] as const) : []),
    ...(roles.is_prospect ? (['prospect'] as const) : []),
  ];
}
