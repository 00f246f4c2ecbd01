-- How many events wait to be looked at; their contents stay in this room.
create or replace view touchpoint.v_rejected as
  select id, source_id, received_at, reason, replayed_at from touchpoint.rejected;
