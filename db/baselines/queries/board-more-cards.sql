-- Board: further down a column
-- kp:untested POST reporting/rpc/board(cards_per_stage,filter,skip)

select * from reporting.board(filter := jsonb_build_object('stage', :'stage'), cards_per_stage := 50, skip := 20) limit 1000;
