import { Building2, MessageSquare, Package, SquareKanban, UserRound } from 'lucide-react';

/** How each kind of record is called. */
export const kindWords = {
  organization: { one: 'Organization', many: 'Organizations', icon: Building2 },
  contact: { one: 'Contact', many: 'Contacts', icon: UserRound },
  product: { one: 'Product', many: 'Products', icon: Package },
  opportunity: { one: 'Opportunity', many: 'Opportunities', icon: SquareKanban },
  interaction: { one: 'Interaction', many: 'Interactions', icon: MessageSquare },
};

export function wordsFor(kind: string) {
  return Object.entries(kindWords).find(([key]) => key === kind)?.[1];
}
