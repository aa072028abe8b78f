-- Organization page: this customer with each principal
-- kp:request GET reporting/org_principal_summary?select=*&limit&order=open_value.desc,won_value.desc&organization_id=eq

select *
  from reporting.org_principal_summary
 where organization_id = :'organization'
 order by open_value desc, won_value desc
 limit 15;
