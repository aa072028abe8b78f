type Person = { user_id: string; manager_user_id: string | null };

/** Whether somebody reports to a boss, directly or through others. */
export function reportsTo(person: Person, boss: Person, people: readonly Person[]): boolean {
  const seen = new Set<string>();
  let above = person.manager_user_id;
  while (above !== null && !seen.has(above)) {
    if (above === boss.user_id) return true;
    seen.add(above);
    const next = above;
    above = people.find(({ user_id }) => user_id === next)?.manager_user_id ?? null;
  }
  return false;
}
