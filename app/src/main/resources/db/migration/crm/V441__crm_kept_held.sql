-- A note that is there already is held by whoever changes its conversation, until that is committed; so nobody takes it before, and
-- reads the conversation as it was.
create or replace function crm.note_kept_due() returns trigger language plpgsql as $$
begin
  insert into crm.kept_due (conversation_id) select distinct id from changed where merged_into is null order by id
  on conflict (conversation_id) do update set conversation_id = excluded.conversation_id;
  return null;
end $$;
