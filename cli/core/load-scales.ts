export const scales = ['small', 'team', 'brokerage', 'million'] as const;
export type Scale = (typeof scales)[number];

/** How many of each; interactions are five times the opportunities, which come in twenties. */
export interface Sizes {
  reps: number;
  managers: number;
  principals: number;
  distributors: number;
  /** Principals and distributors among them. */
  organizations: number;
  contacts: number;
  products: number;
  opportunities: number;
}

export const sizesOf: Record<Scale, Sizes> = {
  small: {
    reps: 6,
    managers: 2,
    principals: 6,
    distributors: 4,
    organizations: 120,
    contacts: 240,
    products: 60,
    opportunities: 200,
  },
  team: {
    reps: 12,
    managers: 2,
    principals: 15,
    distributors: 10,
    organizations: 2500,
    contacts: 5000,
    products: 400,
    opportunities: 5000,
  },
  brokerage: {
    reps: 25,
    managers: 3,
    principals: 30,
    distributors: 40,
    organizations: 25_000,
    contacts: 50_000,
    products: 1500,
    opportunities: 50_000,
  },
  million: {
    reps: 50,
    managers: 5,
    principals: 60,
    distributors: 140,
    organizations: 100_000,
    contacts: 200_000,
    products: 5000,
    opportunities: 200_000,
  },
};
