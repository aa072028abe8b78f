-- Lists: rename, retire or bring back an entry
-- kp:request PATCH *_lu?select=code&code=eq&is_active=eq?&updated_at=eq?
-- kp:admin

update public.stage_lu set is_active = false where code = 'feedback_logged' and is_active = true returning code;
