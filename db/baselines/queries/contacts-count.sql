-- Contacts: how many, up to a thousand
-- kp:request POST reporting/rpc/count_contacts(query?,only_organization?,only_role?)

select * from reporting.count_contacts() limit 1000;
