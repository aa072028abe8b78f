-- Timeline: the same, where nobody has changed it since
-- kp:request PATCH interactions?select=interaction_id&interaction_id=eq&updated_at=eq

insert into public.interactions (interaction_id, opportunity_id, interaction_type)
values ('00000000-0000-4000-8000-000000000003', :'opportunity', 'call');

update public.interactions set status = 'nurturing'
 where interaction_id = '00000000-0000-4000-8000-000000000003' and updated_at <= now()
returning interaction_id;
