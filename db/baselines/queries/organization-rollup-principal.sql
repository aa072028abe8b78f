-- Organization page: each customer of this principal
-- kp:request GET reporting/org_principal_summary?select=*&limit&order=open_value.desc,won_value.desc&principal_org_id=eq

select *
  from reporting.org_principal_summary
 where principal_org_id = :'principal'
 order by open_value desc, won_value desc
 limit 15;
