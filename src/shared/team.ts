type Person = { user_id: string; role: string; manager_user_id: string | null };

/** Whose work somebody sees: their own; a manager their team's, with the teams below it; an admin everybody's. */
export function peopleSeenBy<P extends Person>(me: Person, people: readonly P[]): P[] {
  if (me.role === 'admin') return [...people];
  const seen = new Set([me.user_id]);
  // A set grows while it is walked through: whoever reports to somebody in it joins it.
  for (const boss of me.role === 'manager' ? seen : []) {
    for (const { user_id, manager_user_id } of people)
      if (manager_user_id === boss) seen.add(user_id);
  }
  return people.filter(({ user_id }) => seen.has(user_id));
}
