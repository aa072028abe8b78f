-- A portion of opportunities with everything under them. Each has a story: so many interactions, which lead
-- it through its stages in order. What the sync trigger would store is computed from them once, in bulk.

drop table if exists pg_temp.load_story, pg_temp.load_touch, pg_temp.load_outcome;

create temporary table load_story on commit drop as
select s.*, pg_temp.load_id('opportunity', s.n) as id, pg_temp.load_id('product', s.product) as product_id,
  pg_temp.working(s.began) as created_at,
  -- What it went through after new_lead, never more steps than interactions.
  s.path[1:least(s.touches - (not s.is_open)::int, floor(pg_temp.chance(s.n, 58) * (cardinality(s.path) + 1))::int)]
    || case when not s.is_open and s.has_product and pg_temp.chance(s.n, 59) < 0.38 then array['closed_won']
            when not s.is_open then array['closed_lost'] else '{}' end as stages,
  customer.n as organization, customer.name as customer_name,
  case when pg_temp.chance(s.n, 62) < 0.02 then least(s.ended + interval '3 days', :day::timestamp) at time zone 'UTC' end as archived_at
from (
  select t.*,
    case when t.is_open then greatest(t.began, :day::timestamp - interval '1 day' - pg_temp.chance(t.n, 56) ^ 2 * interval '45 days')
      else least(t.began + (5 + 90 * pg_temp.chance(t.n, 56)) * interval '1 day', :day::timestamp - interval '1 day' - pg_temp.chance(t.n, 57) * interval '2 days')
    end as ended
  from (
    select d.*, :day::timestamp - interval '1 day' - d.age * interval '1 day' as began,
      d.touches = 0 or pg_temp.chance(d.n, 55) < case when d.age < 90 then 0.9 when d.age < 200 then 0.55 else 0.28 end as is_open,
      case when d.has_product then array['initial_outreach', 'sample_visit_offered', 'awaiting_response', 'feedback_logged', 'demo_scheduled']
        else array['initial_outreach', 'awaiting_response', 'feedback_logged'] end as path
    from (
      select r.*, territory.user_id as owner_id, territory.manager_id, territory.customers, territory.shared_customers,
        1 + floor(:products * pg_temp.chance(r.n, 51) ^ 2)::int as product,
        pg_temp.chance(r.n, 52) >= 0.05 as has_product,
        -- Business grows, and has two seasons: most begins in spring and in autumn.
        case when r.touches = 0 then 60 * pg_temp.chance(r.n, 53)
          else a.age + 14 * (sin(season.phase + a.age / 182.5 * 2 * pi()) - sin(season.phase)) end as age
      from (
        select n, 1 + floor(:reps * pg_temp.chance(n, 50) ^ 1.4)::int as rep,
          (array[0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8, 10, 12, 18])
            [1 + (n % 20 * 7 + floor(20 * pg_temp.chance(n / 20, 49))::int) % 20] as touches
        from generate_series(:first, :last) n
      ) r
      join pg_temp.load_territory territory on territory.rep = r.rep
      cross join lateral (select 1400 * pg_temp.chance(r.n, 54) ^ 1.5 as age) a
      cross join (select pi() - 2 * pi() * (extract(doy from :day::date) - 80) / 182.5 as phase) season
    ) d
  ) t
) s
cross join lateral (
  select case when s.customers > 0 and (pg_temp.chance(s.n, 60) < 0.75 or s.shared_customers = 0) then s.rep else 0 end as rep) whose
join pg_temp.load_customer customer on customer.rep = whose.rep
  and customer.place = 1 + floor(case when whose.rep = 0 then s.shared_customers * pg_temp.chance(s.n, 61) ^ 3
                                      else s.customers * pg_temp.chance(s.n, 61) ^ 2 end)::int;

create temporary table load_touch on commit drop as
select i.*, pg_temp.load_id('interaction', i.n * 100 + i.j) as id,
  i.at + (1 + i.n % 15) * interval '1 minute' as created_at,
  case when i.is_step then i.stages[i.step] end as stage,
  case when i.is_step and i.stages[i.step] in ('closed_won', 'closed_lost') then 'closed'
    when i.chance < 0.15 and coalesce(i.stages[i.step], '') not in ('closed_won', 'closed_lost')
      then (array['active', 'qualified', 'qualified', 'nurturing', 'on_hold', 'stalled'])[1 + floor(i.chance * 40)::int] end as status,
  case when i.chance between 0.3 and 0.6 then (i.at at time zone 'UTC')::date + 3 + floor((i.chance - 0.3) * 60)::int end as follow_up_date,
  i.archived_at is null and i.chance >= 0.99 as is_archived
from (
  select s.n, s.id as opportunity_id, s.organization, s.owner_id, s.manager_id, s.stages, s.archived_at, j, told.step,
    told.step > told.told_before as is_step,
    pg_temp.chance(s.n::bigint * 100 + j, 70) as chance,
    pg_temp.working(s.began + (s.ended - s.began) * case when j = s.touches then 1 else (j - 1 + pg_temp.chance(s.n::bigint * 100 + j, 71)) / s.touches end) as at
  from pg_temp.load_story s
  -- Some more is said after the last step was made.
  cross join lateral (
    select s.touches - floor(pg_temp.chance(s.n, 63) * 0.4 * (s.touches - cardinality(s.stages) + 1))::int as made_in) steps
  cross join lateral generate_series(1, s.touches) j
  cross join lateral (
    select least(j, steps.made_in) * cardinality(s.stages) / greatest(steps.made_in, 1) as step,
           least(j - 1, steps.made_in) * cardinality(s.stages) / greatest(steps.made_in, 1) as told_before) told
) i;

create temporary table load_outcome on commit drop as
select t.n,
  (array_agg(t.stage order by t.at desc, t.created_at desc, t.id desc) filter (where t.stage is not null))[1] as stage,
  (array_agg(t.at order by t.at desc, t.created_at desc, t.id desc) filter (where t.stage is not null))[1] as stage_since,
  (array_agg(t.status order by t.at desc, t.created_at desc, t.id desc) filter (where t.status is not null))[1] as status,
  newest.id as last_interaction_id, newest.at as last_interaction_at,
  least(newest.follow_up_date, min(t.follow_up_date) filter (where t.follow_up_date > (newest.at at time zone 'UTC')::date)) as follow_up_date
from pg_temp.load_touch t
join (
  select distinct on (n) n, id, at, follow_up_date from pg_temp.load_touch where not is_archived
  order by n, at desc, created_at desc, id desc
) newest using (n)
where not t.is_archived
group by t.n, newest.id, newest.at, newest.follow_up_date;

insert into public.opportunities (opportunity_id, name, organization_id, principal_org_id, product_id, distributor_org_id, owner_user_id,
  stage, status, stage_manual, status_manual, source, loss_reason, priority, estimated_value, expected_close_date, closed_at,
  next_action, next_action_date, next_action_set_at, initial_stage, initial_status,
  last_interaction_id, last_interaction_at, follow_up_date, created_at, updated_at, deleted_at, deleted_by)
select o.id,
  case when pg_temp.chance(o.n, 80) < 0.5
    then o.customer_name || ': ' || (array['breakfast program', 'new menu', 'summer specials', 'banquet contract', 'weekly order', 'private label', 'trial', 'switch from competitor'])
      [1 + floor(pg_temp.chance(o.n, 81) * 8)::int]
    else coalesce(product.name, principal.name::text || ' line') || ' for ' ||
      (array['the breakfast buffet', 'the banquet menu', 'the kids'' menu', 'the new location', 'the fall menu', 'the salad bar', 'the café', 'catering', 'the holiday season', 'lunch service'])
      [1 + floor(pg_temp.chance(o.n, 81) * 10)::int] end,
  pg_temp.load_id('organization', o.organization),
  principal.organization_id,
  product.product_id,
  case when pg_temp.chance(o.n, 82) < 0.85 then pg_temp.load_id('organization', :principals + 1 + (o.product * 7 + (pg_temp.chance(o.n, 83) < 0.3)::int) % :distributors) end,
  o.owner_id,
  case when o.stage_manual then 'awaiting_response' else o.stage end,
  case when o.status_manual then 'on_hold' else coalesce(o.status, 'active') end,
  o.stage_manual, o.status_manual,
  (array['referral', 'food_show', 'cold_call', 'website', 'distributor', 'principal_lead', 'existing_customer', 'existing_customer', 'other', null])[1 + floor(pg_temp.chance(o.n, 84) * 10)::int],
  case when 'closed_lost' = any (o.stages) then
    (array['price_too_high', 'price_too_high', 'no_authorization', 'competitor_relationship', 'product_fit', 'timing', 'no_response', 'no_response', 'other'])
      [1 + floor(pg_temp.chance(o.n, 85) * 9)::int] end,
  (array['A', 'B', 'B', 'C', 'C', 'C', 'D', null])[1 + floor(pg_temp.chance(o.n, 86) * 8)::int],
  case when pg_temp.chance(o.n, 87) >= 0.1 then round((200 + 20000 * pg_temp.chance(o.n, 88) ^ 3)::numeric, 0) end,
  case when pg_temp.chance(o.n, 89) < 0.8 then greatest((o.created_at + interval '120 days')::date, case when o.is_open then :day::date + floor(pg_temp.chance(o.n, 90) * 90)::int - 10 end) end,
  case when not o.stage_manual and o.stage in ('closed_won', 'closed_lost') then o.stage_since end,
  step.action, step.due, case when step.due is not null then coalesce(o.last_interaction_at, o.created_at) end,
  'new_lead', 'active', o.last_interaction_id, o.last_interaction_at, o.follow_up_date,
  o.created_at, greatest(o.created_at, o.last_interaction_at), o.archived_at, case when o.archived_at is not null then o.owner_id end
from (
  select s.*, coalesce(outcome.stage, 'new_lead') as stage, outcome.status, outcome.stage_since,
    outcome.last_interaction_id, outcome.last_interaction_at, outcome.follow_up_date,
    s.is_open and pg_temp.chance(s.n, 64) < 0.01 as stage_manual, s.is_open and pg_temp.chance(s.n, 65) < 0.01 as status_manual
  from pg_temp.load_story s
  left join pg_temp.load_outcome outcome using (n)
) o
join public.products known on known.product_id = o.product_id
join public.organizations principal on principal.organization_id = known.principal_org_id
left join public.products product on product.product_id = o.product_id and o.has_product
cross join lateral (
  select case when o.is_open and pg_temp.chance(o.n, 91) < 0.7 then
      (array['Call the chef', 'Send the price list', 'Bring samples', 'Confirm the tasting', 'Ask for the decision', 'Visit with the distributor''s rep', 'Résumé of the tasting'])
        [1 + floor(pg_temp.chance(o.n, 92) * 7)::int] end as action,
    case when o.is_open and pg_temp.chance(o.n, 91) < 0.6 then :day::date + floor(pg_temp.chance(o.n, 93) * 40 - 6)::int end as due
) step;

insert into public.interactions (interaction_id, opportunity_id, contact_id, interaction_type, interaction_date, stage, status, subject, notes,
  follow_up_date, owner_user_id, created_at, updated_at, deleted_at, deleted_by, deleted_with_opportunity)
select t.id, t.opportunity_id,
  case when pg_temp.chance(t.n::bigint * 100 + t.j, 72) < 0.6 then pg_temp.load_id('contact', t.organization) end,
  (array['call', 'call', 'call', 'email', 'email', 'email', 'site_visit', 'meeting', 'sample', 'follow_up', 'follow_up', 'note', 'demo', 'proposal', 'food_show'])
    [1 + floor(word.a * 15)::int],
  t.at, t.stage, t.status,
  (array['Called the kitchen', 'Left a message', 'Price list sent', 'Samples dropped off', 'Tasting went well', 'Waiting for the board', 'Talked to purchasing', 'Met the new chef',
         'Asked for a decision', 'Menu change in sight', 'Delivery question', 'Follow-up on the samples', 'Competitor''s offer', 'Café visit', 'Order volume'])
    [1 + floor(word.b * 15)::int],
  case when word.b < 0.9 then
    (array['They liked the last sample and want to see the price list before the next order.', 'Nobody there; the sous chef takes messages.', 'The current product is out of stock half of the time.',
           'They pay less today, and know why.', 'The chef is keen, purchasing is not.', 'Budget opens again next quarter.', 'Wants to compare it side by side.', 'Asked about allergens and shelf life.',
           'Happy with the distributor, less so with the brand.', 'New owner since spring; starts from zero.'])[1 + floor(word.a * 10)::int] || ' ' ||
    (array['Will call again.', 'Next visit is agreed.', 'Sent the sheet by mail.', 'Needs two cases for a trial.', 'Asked for references.', 'Says they''ll decide this month.', 'The chef said: « très bon ».', 'Rode along with the distributor.',
           'No hurry on their side.', 'Wants an answer by Friday.'])[1 + floor(word.b * 100)::int % 10] end,
  t.follow_up_date,
  -- Now and then the manager adds a word.
  case when word.a between 0.5 and 0.54 then t.manager_id else t.owner_id end,
  t.created_at, t.created_at,
  coalesce(t.archived_at, case when t.is_archived then least(t.at + interval '20 hours', :day::timestamp at time zone 'UTC') end),
  case when t.archived_at is not null or t.is_archived then t.owner_id end,
  t.archived_at is not null
from pg_temp.load_touch t
cross join lateral (select pg_temp.chance(t.n::bigint * 100 + t.j, 73) as a, pg_temp.chance(t.n::bigint * 100 + t.j, 74) as b) word;

insert into public.opportunity_contacts (opportunity_id, contact_id, role, is_primary, created_at, updated_at)
select s.id, c.contact_id, c.role, c.place = 1, s.created_at, s.created_at
from pg_temp.load_story s
cross join lateral (
  select contact_id, role, row_number() over (order by is_primary desc, contact_id) as place
  from public.contacts where organization_id = pg_temp.load_id('organization', s.organization)
  order by is_primary desc, contact_id limit 1 + floor(pg_temp.chance(s.n, 95) * 3)::int
) c
where pg_temp.chance(s.n, 94) < 0.6;
