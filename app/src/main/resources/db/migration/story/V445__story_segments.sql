-- Groups of customers are segments from here on: a condition under a name, and who is in it is kept. One that is not wanted any more keeps
-- its row, so that what asks about it can still be read; it has nobody.
drop view story.v_customer_group;
alter table story.customer_group rename to segment;
alter table story.segment add column removed_at timestamptz;
drop index story.customer_group_name;
create unique index segment_name on story.segment (lower(name)) where removed_at is null;
create view story.v_segment as select id, name, version from story.segment where removed_at is null;

-- Of which version of its condition the members of a segment are kept, how many they are, and when everybody was last asked. Derived.
create table story.segment_state (
  segment_id int primary key,
  version int not null,
  customers bigint not null,
  looked_at timestamptz not null,
  took_millis int not null
);

-- Who is in a segment, and since when. Derived; written by one server at a time.
create table story.segment_member (
  segment_id int not null,
  customer_id bigint not null,
  entered_at timestamptz not null,
  primary key (segment_id, customer_id)
);
create index segment_member_customer on story.segment_member (customer_id);
create view story.v_segment_member as select segment_id, customer_id, entered_at from story.segment_member;

-- Who came and who left, for 400 days. Numbers become visible in their order, so that a room above can follow them. Who is in a segment
-- from its beginning, or because its condition became another, is not told as having come.
create table story.segment_change (
  id bigint generated always as identity primary key,
  segment_id int not null,
  customer_id bigint not null,
  entered boolean not null,
  at timestamptz not null,
  -- Since when who left had been in it.
  since timestamptz not null
);
create index segment_change_segment on story.segment_change (segment_id, id desc);
create index segment_change_customer on story.segment_change (customer_id);
create index segment_change_at on story.segment_change (at);
create view story.v_segment_change as select id, segment_id, customer_id, entered, at, since from story.segment_change;

-- How large a segment was at the end of a day, and how many came and left on it; of each version of its condition by itself.
create table story.segment_size (
  segment_id int not null,
  version int not null,
  day date not null,
  customers bigint not null,
  came bigint not null,
  went bigint not null,
  primary key (segment_id, version, day)
);

-- Pieces of whom something is new: looked at at once, and once more a little later, for others may still be working out what it means.
create table story.segment_due (
  profile_id bigint primary key,
  due_at timestamptz not null,
  looks smallint not null default 0
);
create index segment_due_at on story.segment_due (due_at);

-- Which server keeps segments, until when it need not say so again.
create table story.segment_turn (
  one boolean primary key default true check (one),
  holder uuid,
  until timestamptz not null default '-infinity'
);
insert into story.segment_turn default values;
insert into story.follower (name, movement_id) select 'segments', coalesce(max(id), 0) from customer.v_movement;
