-- Contact page: what was logged with the contact
-- kp:request GET interactions?select=interaction_id,interaction_date,subject,notes,owner_user_id,opportunity_id,type:interaction_type_lu(label),opportunity:opportunities(name)&contact_id=eq&limit&order=interaction_date.desc

select i.interaction_id, i.interaction_date, i.subject, i.notes, i.owner_user_id, i.opportunity_id,
       to_json(type) as type, to_json(opportunity) as opportunity
  from public.interactions i
  left join lateral (
       select t.label from public.interaction_type_lu t where t.code = i.interaction_type) type on true
  left join lateral (
       select o.name from public.opportunities o where o.opportunity_id = i.opportunity_id) opportunity on true
 where i.contact_id = :'contact'
 order by i.interaction_date desc
 limit 20;
