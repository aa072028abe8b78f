// How somebody bears on a decision, in words.
const words: Record<string, string> = {
  decision_maker: 'Decision maker',
  influencer: 'Influencer',
  buyer: 'Buyer',
  gatekeeper: 'Gatekeeper',
  champion: 'Champion',
  end_user: 'End user',
};

export const influences = Object.entries(words).map(([value, label]) => ({ value, label }));

export function influenceWords(role: string | null): string {
  return role === null ? '' : (words[role] ?? role);
}
