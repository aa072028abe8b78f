-- Log form: the product, where nobody has said it yet
-- kp:request PATCH opportunities?opportunity_id=eq&product_id=is

update public.opportunities set product_id = :'product'
 where opportunity_id = :'opportunity' and product_id is null;
