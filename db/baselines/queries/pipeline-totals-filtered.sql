-- Board and list: the same for one principal

select * from reporting.pipeline_totals(filter := jsonb_build_object('principal', :'principal')) limit 1000;
