-- Lists: the entries, and one of them
-- kp:request GET *_lu?select=*&order=sort_order.asc,code.asc
-- kp:untested GET *_lu?select=*&code=eq
-- kp:admin

select * from public.state_lu order by sort_order asc, code asc limit 1000;
