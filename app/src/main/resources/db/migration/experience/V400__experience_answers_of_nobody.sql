-- An answer that was told by a touchpoint of nobody, as files of answers hold them: it counts, and belongs to nobody.
do $$
declare
  both_or_none text;
begin
  select conname into strict both_or_none from pg_constraint
   where conrelid = 'experience.answer'::regclass and contype = 'c'
     and pg_get_constraintdef(oid) like '%touchpoint_id IS NULL%profile_id IS NULL%';
  execute format('alter table experience.answer drop constraint %I', both_or_none);
end
$$;
alter table experience.answer add constraint answer_of_somebody_is_told check (touchpoint_id is not null or profile_id is null);
