/** Who has a say in an opportunity, as it is saved: always the whole list. */
export type Stakeholder = { contact_id: string; role: string | null; is_primary: boolean };

export type Step =
  | { kind: 'add'; contactId: string; role: string | null }
  | { kind: 'remove'; contactId: string }
  | { kind: 'influence'; contactId: string; role: string | null }
  | { kind: 'primary'; contactId: string };

/** The list after one step. The first to be added is the primary contact; it may be another one later. */
export function take(step: Step, list: readonly Stakeholder[]): Stakeholder[] {
  const { contactId: id } = step;
  switch (step.kind) {
    case 'add':
      if (list.some(({ contact_id }) => contact_id === id)) return [...list];
      return [...list, { contact_id: id, role: step.role, is_primary: list.length === 0 }];
    case 'remove':
      return list.filter(({ contact_id }) => contact_id !== id);
    case 'influence':
      return list.map((each) => (each.contact_id === id ? { ...each, role: step.role } : each));
    case 'primary':
      // Somebody who has been removed meanwhile cannot be the primary contact.
      if (!list.some(({ contact_id }) => contact_id === id)) return [...list];
      return list.map((each) => ({ ...each, is_primary: each.contact_id === id }));
  }
}
