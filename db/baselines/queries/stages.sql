-- Every screen: the stages
-- kp:request GET stage_lu?select=*&order=sort_order.asc,code.asc

select * from public.stage_lu order by sort_order asc, code asc limit 1000;
