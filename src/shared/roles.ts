/** What a role is called on the screen. */
export const roleNames: Record<string, string> = {
  rep: 'Sales rep',
  manager: 'Sales manager',
  admin: 'Administrator',
};
