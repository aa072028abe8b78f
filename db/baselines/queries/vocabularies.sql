-- Forms and filters: the choices of a list
-- kp:request GET *_lu?select=code,label,is_active&order=sort_order.asc,code.asc

select code, label, is_active from public.state_lu order by sort_order asc, code asc limit 1000;
