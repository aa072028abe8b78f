/** What somebody has to do with the decision; the words of the database's constraint. */
export const influences = [
  { value: 'decision_maker', label: 'Decision maker' },
  { value: 'influencer', label: 'Influencer' },
  { value: 'buyer', label: 'Buyer' },
  { value: 'gatekeeper', label: 'Gatekeeper' },
  { value: 'champion', label: 'Champion' },
  { value: 'end_user', label: 'End user' },
];
