import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { PostgrestClient, type PostgrestSingleResponse } from '@supabase/postgrest-js';
import type { Database } from '../../src/types/supabase.ts';
import { recordRequests } from './request-list.ts';

export const password = 'pantry-demo';

export function emailOf(name: string): string {
  return `${name}@kitchenpantry.test`;
}

function origin(): string {
  const url = process.env.KP_E2E_URL;
  if (!url) throw new Error('The system is not up: the global setup did not run');
  return url;
}

function need<Data>(answer: PostgrestSingleResponse<Data>): Data {
  if (answer.error) throw answer.error;
  return answer.data;
}

/** The server does what the request says, and the page never hears of it. */
export async function losingAnAnswer(page: Page, address: string, work: () => Promise<void>) {
  await page.route(address, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await work();
  await page.unroute(address);
}

/** Somebody of the demo, at the API: sets the scene and looks at the result. */
export async function person(name: string) {
  const response = await fetch(`${origin()}/auth/v1/token?grant_type=password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: emailOf(name), password }),
  });
  if (!response.ok) throw new Error(`${name} could not sign in: ${await response.text()}`);
  const session = await response.json();
  const userId: string = session.user.id;
  const api = new PostgrestClient<Database>(`${origin()}/rest/v1`, {
    headers: { authorization: `Bearer ${session.access_token}`, apikey: 'test' },
  });

  async function dayBeforeAll() {
    const [first] = need(
      await api
        .from('opportunities')
        .select('next_action_date')
        .not('next_action_date', 'is', null)
        .order('next_action_date')
        .limit(1),
    );
    const day = new Date(first?.next_action_date ?? Date.now());
    day.setUTCDate(day.getUTCDate() - 1);
    return day.toISOString().slice(0, 10);
  }

  return {
    api,
    userId,

    /** The page is signed in from its first load on. */
    async enter(page: Page) {
      recordRequests(page);
      await page.addInitScript((stored) => {
        if (!window.sessionStorage.getItem('entered')) {
          window.localStorage.setItem('kp-session', stored);
          window.sessionStorage.setItem('entered', 'yes');
        }
      }, JSON.stringify(session));
    },

    /** A customer and an opportunity of this test's own, due before all others: it leads its column. */
    async newOpportunity(options: { product?: boolean; stage?: string } = {}) {
      const customer = `Test Kitchen ${randomUUID().slice(0, 8)}`;
      const { organization_id } = need(
        await api
          .from('organizations')
          .insert({ name: customer })
          .select('organization_id')
          .single(),
      );
      const { product_id, principal_org_id } = need(
        await api.from('products').select('product_id, principal_org_id').limit(1).single(),
      );
      const { opportunity_id: id } = need(
        await api
          .from('opportunities')
          .insert({
            name: `Sampling at ${customer}`,
            organization_id,
            principal_org_id,
            product_id: options.product === false ? null : product_id,
            stage: options.stage ?? 'new_lead',
            estimated_value: 1000,
            next_action: 'Call the chef',
            next_action_date: await dayBeforeAll(),
          })
          .select('opportunity_id')
          .single(),
      );
      return { id, customer, organizationId: organization_id };
    },

    async openOpportunityAt(organizationId: string) {
      const { product_id } = need(
        await api.from('products').select('product_id').limit(1).single(),
      );
      const name = `Tasting ${randomUUID().slice(0, 8)}`;
      const row = await api
        .from('opportunities')
        .insert({ name, organization_id: organizationId, product_id })
        .select('opportunity_id')
        .single();
      return { id: need(row).opportunity_id, name };
    },

    async lose(id: string) {
      const answer = await api.rpc('log_interaction', {
        opportunity_id: id,
        interaction_type: 'call',
        stage: 'closed_lost',
        loss_reason: 'timing',
      });
      need(answer);
    },

    /** Due before all that this person sees, which may be more than its owner sees. */
    async putFirst(id: string) {
      const next_action_date = await dayBeforeAll();
      need(await api.from('opportunities').update({ next_action_date }).eq('opportunity_id', id));
    },

    /** One page of each kind of record that has one, besides opportunities. */
    async pagesOfTheDemo() {
      const [contact] = need(
        await api.from('contacts').select('contact_id, organization_id').limit(1),
      );
      const [product] = need(
        await api.from('products').select('product_id, principal_org_id').limit(1),
      );
      return [
        `/organizations/${contact?.organization_id}`,
        `/organizations/${product?.principal_org_id}`,
        `/contacts/${contact?.contact_id}`,
        `/products/${product?.product_id}`,
      ];
    },

    /** Instead of its next step, an interaction of the week before promised a follow-up for that day. */
    async promiseFollowUp(id: string) {
      const day = await dayBeforeAll();
      const weekBefore = new Date(Date.parse(day) - 7 * 86_400_000).toISOString();
      need(
        await api
          .from('opportunities')
          .update({ next_action: null, next_action_date: null })
          .eq('opportunity_id', id),
      );
      need(
        await api.rpc('log_interaction', {
          opportunity_id: id,
          interaction_type: 'call',
          interaction_date: weekBefore,
          follow_up_date: day,
        }),
      );
    },

    async newOrganization(name = `Test House ${randomUUID().slice(0, 8)}`) {
      const { organization_id: id } = need(
        await api.from('organizations').insert({ name }).select('organization_id').single(),
      );
      return { id, name };
    },

    async newContact(organizationId: string) {
      const last_name = `Baker ${randomUUID().slice(0, 8)}`;
      const { contact_id: id } = need(
        await api
          .from('contacts')
          .insert({ organization_id: organizationId, first_name: 'Dana', last_name })
          .select('contact_id')
          .single(),
      );
      return { id, name: `Dana ${last_name}` };
    },

    async newProduct(principalId: string, sku: string) {
      const { product_id: id } = need(
        await api
          .from('products')
          .insert({ principal_org_id: principalId, name: 'Waffle Fries', sku })
          .select('product_id')
          .single(),
      );
      return { id };
    },

    async archive(kind: string, id: string) {
      need(await api.rpc('archive_record', { kind, id }));
    },

    async setDistributors(
      productId: string,
      distributors: { distributor_org_id: string; is_primary: boolean }[],
    ) {
      need(await api.rpc('set_product_distributors', { product_id: productId, distributors }));
    },

    async stageOf(id: string) {
      const row = await api
        .from('opportunities')
        .select('stage, stage_manual')
        .eq('opportunity_id', id)
        .single();
      return need(row);
    },

    /** What was logged about it, in the order in which it arrived. */
    async notesOf(id: string) {
      const rows = await api
        .from('interactions')
        .select('notes')
        .eq('opportunity_id', id)
        .order('created_at');
      return need(rows).map(({ notes }) => notes);
    },

    async lastLoggedAt(id: string) {
      const row = await api
        .from('interactions')
        .select('interaction_date')
        .eq('opportunity_id', id)
        .order('interaction_date', { ascending: false })
        .limit(1)
        .single();
      return new Date(need(row).interaction_date).getTime();
    },

    /** One record of each kind, named with this word, and where each is shown. */
    async newRecords(word: string) {
      const name = word.charAt(0).toUpperCase() + word.slice(1);
      const organization = need(
        await api
          .from('organizations')
          .insert({ name: `${name} Bistro` })
          .select('organization_id')
          .single(),
      ).organization_id;
      const contact = need(
        await api
          .from('contacts')
          .insert({ organization_id: organization, first_name: 'Ada', last_name: name })
          .select('contact_id')
          .single(),
      ).contact_id;
      const product = need(
        await api
          .from('products')
          .insert({ principal_org_id: organization, name: `${name} relish` })
          .select('product_id')
          .single(),
      ).product_id;
      const opportunity = need(
        await api
          .from('opportunities')
          .insert({ name: `${name} tasting`, organization_id: organization, product_id: product })
          .select('opportunity_id')
          .single(),
      ).opportunity_id;
      return [
        { title: `${name} Bistro`, path: `/organizations/${organization}` },
        { title: `Ada ${name}`, path: `/contacts/${contact}` },
        { title: `${name} relish`, path: `/products/${product}` },
        { title: `${name} tasting`, path: `/opportunities/${opportunity}` },
      ];
    },

    async log(id: string, stage?: string) {
      return need(
        await api.rpc('log_interaction', { opportunity_id: id, interaction_type: 'call', stage }),
      );
    },
  };
}
