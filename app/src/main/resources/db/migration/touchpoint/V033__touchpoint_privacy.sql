-- A JSON value if it is an amount, as a number or as text; null for anything else.
create function touchpoint.amount(jsonb) returns jsonb language sql immutable parallel safe
  return case when jsonb_typeof($1) = 'number' then $1
              when jsonb_typeof($1) = 'string' and $1 #>> '{}' ~ '^-?[0-9]{1,15}([.,][0-9]{1,6})?$' then $1 end;

-- How much each source sent, for ever; followed from touchpoints.
create table touchpoint.source_day (
  source_id int not null,
  day date not null,
  touchpoints bigint not null,
  last_at timestamptz not null,
  primary key (source_id, day)
);
create index rejected_source on touchpoint.rejected (source_id, id desc) where replayed_at is null;
create index rejected_received on touchpoint.rejected (received_at);
