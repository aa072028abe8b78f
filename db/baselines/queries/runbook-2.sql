-- Runbook, baseline 2: opportunity joins

select o.*, org.name as org_name
  from opportunities o
  join organizations org on o.organization_id = org.organization_id
 limit 100;
