-- Opportunity page: its timeline
-- kp:request GET reporting/opportunity_timeline?select=*&limit&offset&opportunity_id=eq&order=interaction_date.desc,created_at.desc,interaction_id.desc

select *
  from reporting.opportunity_timeline
 where opportunity_id = :'opportunity'
 order by interaction_date desc, created_at desc, interaction_id desc
 limit 20;
