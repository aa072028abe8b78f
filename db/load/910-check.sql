-- What the triggers would have refused, or kept right. Nothing, or the load is a defect and is rolled back.
select rule, count(*)::int as rows
from (
  select 'R2: what the interactions say' as rule from reporting.sync_drift
  union all
  select 'R4: a stage that needs a product' from public.opportunities o join public.stage_lu s on s.code = o.stage
  where s.requires_product and o.product_id is null
  union all
  select 'R4: a lost stage without its reason' from public.opportunities o join public.stage_lu s on s.code = o.stage
  where s.is_closed and not s.is_won and o.loss_reason is null
  union all
  select 'R4: closed_at' from public.opportunities o join public.stage_lu s on s.code = o.stage
  where s.is_closed <> (o.closed_at is not null)
  union all
  select 'R4: when it closed' from public.opportunities o
  join private.derived_opportunities d using (opportunity_id)
  where o.closed_at is not null and not o.stage_manual and o.closed_at is distinct from d.stage_since
  union all
  select 'R7: open, though its customer is archived' from public.opportunities o
  join public.organizations org using (organization_id)
  where o.deleted_at is null and o.closed_at is null and org.deleted_at is not null
) broken
group by rule;
