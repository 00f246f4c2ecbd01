-- Where in its touchpoint something was said: with the touchpoint it names a memory for good, through rebuilds as well.
create or replace view story.v_memory as
  select id, profile_id, touchpoint_id, kind, words, due, ours, said_at, state, changed_at, starts from story.memory;
