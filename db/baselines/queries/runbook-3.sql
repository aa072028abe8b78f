-- Runbook, baseline 3: interaction aggregation

select opportunity_id, count(*), max(interaction_date)
  from interactions
 group by opportunity_id
 limit 100;
