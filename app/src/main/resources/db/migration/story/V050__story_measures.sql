-- Figures kept of what happened; derived, and rebuilt by `rebuild`.
create schema if not exists story;

create table story.activity (
  profile_id bigint not null,
  channel text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  touchpoints bigint not null,
  primary key (profile_id, channel)
);

create table story.spend (
  profile_id bigint not null,
  currency text not null,
  orders bigint not null,
  spent_minor bigint not null,
  last_order_at timestamptz,
  primary key (profile_id, currency)
);

create table story.tally (
  hour timestamptz not null,
  channel text not null,
  thing text not null,
  touchpoints bigint not null,
  primary key (hour, channel, thing)
);

-- What lists of people sort by; spend is that in the organisation's currency.
create table story.standing (
  customer_id bigint primary key,
  first_at timestamptz not null,
  last_at timestamptz not null,
  touchpoints bigint not null,
  orders bigint not null,
  spent_minor bigint not null,
  last_order_at timestamptz
);
create index standing_last on story.standing (last_at desc, customer_id desc);
create index standing_spent on story.standing (spent_minor desc, customer_id desc);

-- How far the puzzle's movements were followed.
create table story.follower (
  name text primary key,
  movement_id bigint not null
);
insert into story.follower (name, movement_id) values ('standing', 0);

create view story.v_activity as select profile_id, channel, first_at, last_at, touchpoints from story.activity;
create view story.v_spend as select profile_id, currency, orders, spent_minor, last_order_at from story.spend;
create view story.v_tally as select hour, channel, thing, touchpoints from story.tally;
create view story.v_standing as
  select customer_id, first_at, last_at, touchpoints, orders, spent_minor, last_order_at from story.standing;
