import { isPostgresError } from './database-error.ts';
import type { Parameters } from './queries.ts';
import type { MeasuredPerson } from './query-people.ts';
import type { Session } from './session.ts';

/** Records to ask for: the liveliest opportunity of this person, or of anybody, and what hangs on it. */
export async function findParameters(
  session: Session,
  person: MeasuredPerson | undefined,
): Promise<Parameters> {
  const owner = person?.owner ?? null;
  try {
    const [found] = await session.query<Record<string, string | null>>(parametersQuery, [owner]);
    return { ...found, user: person?.userId ?? null, owner };
  } catch (error) {
    // Before the phases ran there is nothing to ask for.
    if (isPostgresError(error) && error.code.startsWith('42')) return {};
    throw error;
  }
}

// Chosen by rank, then by id: the same database gives the same records.
const parametersQuery = `
  with busiest as (
    select o.opportunity_id, o.organization_id, o.principal_org_id, o.product_id, o.stage,
           row_number() over (order by count(i.*) desc, o.opportunity_id) as place
      from public.opportunities o
      left join public.interactions i on i.opportunity_id = o.opportunity_id and i.deleted_at is null
     where o.deleted_at is null and ($1::uuid is null or o.owner_user_id = $1::uuid)
     group by o.opportunity_id
     order by count(i.*) desc, o.opportunity_id
     limit 3
  ), first as (select * from busiest where place = 1)
  select first.opportunity_id as opportunity, first.stage,
         (select opportunity_id from busiest where place = 2) as opportunity2,
         (select opportunity_id from busiest where place = 3) as opportunity3,
         customer.organization_id as organization, customer.state,
         (regexp_match(customer.name::text, '[[:alpha:]]{4,}'))[1] as word,
         first.principal_org_id as principal, product.product_id as product,
         (regexp_match(product.name, '[[:alpha:]]{4,}'))[1] as productword,
         carrier.distributor_org_id as distributor,
         contact.contact_id as contact, contact.last_name as surname,
         (select i.interaction_id from public.interactions i
           where i.opportunity_id = first.opportunity_id and i.deleted_at is null
           order by i.interaction_date desc, i.interaction_id limit 1) as interaction,
         current_date::text as today
    from (select 1) as always
    left join first on true
    left join public.organizations customer on customer.organization_id = first.organization_id
    left join lateral (
         select p.product_id, p.name from public.products p
          where p.principal_org_id = first.principal_org_id and p.deleted_at is null
          order by p.product_id is distinct from first.product_id, p.product_id limit 1) product on true
    left join lateral (
         select d.distributor_org_id from public.product_distributors d
          where d.product_id = product.product_id and d.deleted_at is null
          order by d.is_primary desc, d.distributor_org_id limit 1) carrier on true
    left join lateral (
         select c.contact_id, c.last_name from public.contacts c
          where c.organization_id = first.organization_id and c.deleted_at is null
          order by c.is_primary desc, c.contact_id limit 1) contact on true`;
