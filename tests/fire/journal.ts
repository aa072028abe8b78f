import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { expect } from 'vitest';
import type { Stack } from '../support/stack.ts';

type Client = Awaited<ReturnType<Stack['signIn']>>;
type Answer = { error: { code: string; message: string } | null; status: number };

/** What several people write at once, and which of it was answered with yes. */
export class Journal {
  readonly refused: string[] = [];
  acknowledged = 0;
  private readonly organizations = { tried: new Set<string>(), kept: new Set<string>() };
  private readonly interactions = { tried: new Set<string>(), kept: new Set<string>() };
  private readonly numbers = new Map<string, { tried: number; kept: number }>();
  private over = false;
  private readonly people: Promise<void>[] = [];

  /** One who writes without a pause, until the end. */
  async add(client: Client): Promise<void> {
    const { data, error } = await client
      .from('organizations')
      .insert({ name: `Journal ${randomUUID()}` })
      .select('organization_id')
      .single();
    if (error) throw error;
    const product = await client.from('products').select('product_id').limit(1).single();
    const opportunity = await client
      .from('opportunities')
      .insert({
        name: 'Journal',
        organization_id: data.organization_id,
        product_id: product.data?.product_id ?? '',
      })
      .select('opportunity_id')
      .single();
    if (opportunity.error) throw opportunity.error;
    this.people.push(this.write(client, opportunity.data.opportunity_id));
  }

  async end(): Promise<void> {
    this.over = true;
    await Promise.all(this.people);
  }

  /** Resolves once more has been acknowledged than now. */
  async goesOn(): Promise<void> {
    const before = this.acknowledged;
    const deadline = Date.now() + 60_000;
    while (this.acknowledged <= before) {
      if (Date.now() > deadline) throw new Error(`No write goes through: ${this.refused.at(-1)}`);
      await pause(5);
    }
  }

  /** All that was acknowledged is there, each once; nothing is there that nobody sent. */
  async holds(sql: postgres.Sql): Promise<void> {
    const organizations = await sql<{ id: string }[]>`
      select organization_id as id from public.organizations where name like 'Journal %'`;
    const interactions = await sql<{ id: string }[]>`
      select interaction_id as id from public.interactions where notes = 'Under fire'`;
    compare(organizations, this.organizations, this.numbers.size);
    compare(interactions, this.interactions, 0);
    for (const [id, { tried, kept }] of this.numbers) {
      const [row] = await sql<{ number: number }[]>`
        select coalesce(next_action, '0')::int as number
          from public.opportunities where opportunity_id = ${id}`;
      expect(row?.number).toBeGreaterThanOrEqual(kept);
      expect(row?.number).toBeLessThanOrEqual(tried);
    }
  }

  private async write(client: Client, opportunity: string) {
    const number = { tried: 0, kept: 0 };
    this.numbers.set(opportunity, number);
    for (let turn = 1; !this.over; turn += 1) {
      const organization = randomUUID();
      this.organizations.tried.add(organization);
      const name = `Journal ${organization}`;
      const added = client.from('organizations').insert({ organization_id: organization, name });
      if (this.note(await added)) this.organizations.kept.add(organization);

      const interaction = randomUUID();
      this.interactions.tried.add(interaction);
      const logged = client.rpc('log_interaction', {
        opportunity_id: opportunity,
        interaction_id: interaction,
        interaction_type: 'call',
        status: turn % 2 ? 'nurturing' : 'qualified',
        notes: 'Under fire',
      });
      if (this.note(await logged)) this.interactions.kept.add(interaction);

      number.tried = turn;
      const changed = client
        .from('opportunities')
        .update({ next_action: String(turn) })
        .eq('opportunity_id', opportunity);
      if (this.note(await changed)) number.kept = turn;
      else await pause(20);
    }
  }

  private note({ error, status }: Answer): boolean {
    if (!error) this.acknowledged += 1;
    else this.refused.push(`${status} ${error.code} ${error.message}`);
    return !error;
  }
}

function compare(
  rows: readonly { id: string }[],
  { tried, kept }: { tried: Set<string>; kept: Set<string> },
  ofTheScene: number,
) {
  const found = new Set(rows.map(({ id }) => id));
  expect(found.size).toBe(rows.length);
  expect([...kept].filter((id) => !found.has(id))).toEqual([]);
  expect([...found].filter((id) => !tried.has(id))).toHaveLength(ofTheScene);
}
