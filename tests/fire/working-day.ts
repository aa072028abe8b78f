import { randomUUID } from 'node:crypto';
import type { Member } from './team.ts';

type Answer = PromiseLike<{ error: { code: string; message: string } | null; status: number }>;

export interface Visit extends Pick<Member, 'api' | 'userId'> {
  opportunity: string;
  organization: string;
  /** Given to a new interaction, so that it can be looked for afterwards. */
  interaction: string;
  random: number;
}

interface Action {
  name: string;
  often: number;
  run: (visit: Visit) => Answer;
}

const reporting = ({ api }: Visit) => api.schema('reporting');
const words = ['green', 'diner', 'kitchn', 'fries', 'north'];
const today = () => new Date().toISOString().slice(0, 10);

/** What a sales team asks of the API on a working day, by how often; the same mix as `kp bench`. */
const workingDay: readonly Action[] = [
  {
    name: 'search',
    often: 20,
    run: ({ api, random }) =>
      api.rpc('search_records', {
        query: words[Math.floor(random * words.length)] ?? '',
        max_results: 20,
      }),
  },
  {
    name: 'opportunity',
    often: 15,
    run: (visit) =>
      reporting(visit)
        .from('pipeline_full')
        .select('*')
        .eq('opportunity_id', visit.opportunity)
        .single(),
  },
  {
    name: 'timeline',
    often: 15,
    run: (visit) =>
      reporting(visit)
        .from('opportunity_timeline')
        .select('*')
        .eq('opportunity_id', visit.opportunity)
        .order('interaction_date', { ascending: false })
        .order('interaction_id')
        .limit(20),
  },
  {
    name: 'log an interaction',
    often: 15,
    run: ({ api, opportunity, interaction }) =>
      api.rpc('log_interaction', {
        opportunity_id: opportunity,
        interaction_id: interaction,
        interaction_type: 'call',
        status: 'nurturing',
        notes: 'Talked about the new menu.',
      }),
  },
  {
    name: 'board',
    often: 10,
    run: (visit) => reporting(visit).rpc('board', { cards_per_stage: 20, filter: {} }),
  },
  {
    name: 'stakeholders',
    often: 10,
    run: ({ api, opportunity }) =>
      api
        .from('opportunity_contacts')
        .select('contact_id, role, is_primary, contact:contacts(full_name, title, email)')
        .eq('opportunity_id', opportunity),
  },
  {
    name: 'pipeline totals',
    often: 8,
    run: (visit) => reporting(visit).rpc('pipeline_totals', { filter: {} }),
  },
  {
    name: 'pipeline list',
    often: 8,
    run: (visit) =>
      reporting(visit).rpc('pipeline_page', {
        filter: {},
        sort: 'due_date',
        descending: false,
        page_size: 50,
      }),
  },
  { name: 'dashboard', often: 5, run: (visit) => reporting(visit).rpc('dashboard_totals', {}) },
  {
    name: 'due',
    often: 5,
    run: (visit) => reporting(visit).rpc('due_opportunities', { today: today() }),
  },
  {
    name: 'stale',
    often: 5,
    run: (visit) => reporting(visit).rpc('stale_opportunities', { max_results: 11 }),
  },
  {
    name: 'latest logged',
    often: 5,
    run: ({ api, userId }) =>
      api
        .from('interactions')
        .select('opportunity_id')
        .eq('owner_user_id', userId)
        .order('interaction_date', { ascending: false })
        .limit(24),
  },
  {
    name: 'organizations',
    often: 5,
    run: (visit) => reporting(visit).rpc('list_organizations', { max_results: 50 }),
  },
  {
    name: 'organization',
    often: 5,
    run: ({ api, organization }) =>
      api.from('organizations').select('*').eq('organization_id', organization).single(),
  },
  {
    name: 'contacts',
    often: 5,
    run: (visit) => reporting(visit).rpc('list_contacts', { max_results: 50 }),
  },
  {
    name: 'change an opportunity',
    often: 3,
    run: ({ api, opportunity, random }) =>
      api
        .from('opportunities')
        .update({ next_action: `Call again (${Math.floor(random * 1000)})` })
        .eq('opportunity_id', opportunity)
        .select('opportunity_id')
        .single(),
  },
];

const everyAction = workingDay.flatMap((action) => Array<Action>(action.often).fill(action));

/** One step of somebody's day. */
export function nextStep(member: Member, random: () => number): { action: Action; visit: Visit } {
  const action = everyAction[Math.floor(random() * everyAction.length)];
  const place = Math.floor(random() * member.opportunities.length);
  const [opportunity, organization] = [member.opportunities[place], member.organizations[place]];
  if (!action || !opportunity || !organization) throw new Error('Somebody has nothing to do.');
  const { api, userId } = member;
  return {
    action,
    visit: {
      ...{ api, userId, opportunity, organization },
      interaction: randomUUID(),
      random: random(),
    },
  };
}
