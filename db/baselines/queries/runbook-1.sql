-- Runbook, baseline 1: organization access patterns

select count(*) from organizations where owner_user_id is not null;
