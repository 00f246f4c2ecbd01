-- What was promised by the service clocks, and what became of it: one row for each wait and for each time that a conversation was opened.
-- Derived from talk; what was promised is reckoned when it is first seen and stays, so that other promises change no past.
create table crm.kept (
  conversation_id bigint not null references crm.conversation (id) on delete cascade,
  kind text not null check (kind in ('answer', 'end')),
  began_at timestamptz not null,
  -- Null for no promise.
  due_at timestamptz,
  -- Null while it runs.
  done_at timestamptz,
  channel text not null,
  -- The colleague who answered or ended it; null while nobody has, or where nobody says who.
  user_id bigint,
  team_id int,
  primary key (conversation_id, kind, began_at)
);
create index kept_kind on crm.kept (kind, began_at);

-- Conversations whose rows above are to be read again.
create table crm.kept_due (
  conversation_id bigint primary key references crm.conversation (id) on delete cascade
);
create function crm.note_kept_due() returns trigger language plpgsql as $$
begin
  insert into crm.kept_due (conversation_id) select distinct id from changed where merged_into is null order by id on conflict do nothing;
  return null;
end $$;
create trigger conversation_made after insert on crm.conversation
  referencing new table as changed for each statement execute function crm.note_kept_due();
create trigger conversation_changed after update on crm.conversation
  referencing new table as changed for each statement execute function crm.note_kept_due();
-- The past half year is read at first; what is older has no promises any more.
insert into crm.kept_due (conversation_id)
  select id from crm.conversation where merged_into is null and last_at > now() - interval '180 days';
