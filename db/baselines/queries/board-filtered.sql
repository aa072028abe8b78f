-- Board: the same for one principal

select * from reporting.board(filter := jsonb_build_object('principal', :'principal'), cards_per_stage := 20) limit 1000;
