create schema if not exists experience;

-- What customers did, said or met with that says how it feels, one row for each thing a touchpoint tells. Purchases and returns are
-- read from the orders. Derived from touchpoints; gone with them.
create table experience.deed (
  touchpoint_id bigint not null,
  kind text not null check (kind in ('complaint', 'wait', 'cart', 'rage', 'stopped', 'wrote', 'answered', 'rated')),
  profile_id bigint not null references customer.profile,
  happened_at timestamptz not null,
  value real not null,
  primary key (touchpoint_id, kind)
);
create index deed_profile on experience.deed (profile_id, happened_at);

-- Pieces about which something is new that their customer's index does not know yet.
create table experience.due (
  profile_id bigint primary key references customer.profile
);

-- What precedes leaving, learnt from the customers' own past; the newest row is in use.
create table experience.leaving_model (
  id int generated always as identity primary key,
  learnt_at timestamptz not null,
  customers int not null,
  examples int not null,
  leavers int not null,
  -- The mean of all ratings, from 0 to 1.
  house_mean double precision not null,
  -- The models by what is shown, and by both hands, as numbers.
  shown double precision[] not null,
  both_hands double precision[] not null,
  -- The model of those who had said something good; from this chance of it on they are told of.
  alarm double precision[] not null,
  alarm_from double precision not null,
  -- The chances and ratings below which 1, 2, … 99 of 100 customers are.
  shown_steps real[] not null,
  both_steps real[] not null,
  said_steps real[] not null,
  -- How it did on later months that it had not seen: pairs put right, of it and of the best single sign.
  ranking double precision,
  best_sign text,
  best_ranking double precision
);

-- How a customer's experience stands: 0 the worst, 100 the best of our customers. Derived; whoever has too few visits has no row.
create table experience.mood (
  customer_id bigint primary key references customer.customer,
  found_at timestamptz not null,
  model_id int not null,
  said real,
  said_count int not null,
  shown real not null,
  index real not null,
  index_from real not null,
  index_until real not null,
  -- The chance that the last visit comes within the time ahead.
  chance real not null,
  polite boolean not null,
  -- Since when they are told of as polite leavers.
  polite_since timestamptz,
  usual_gap real not null,
  -- Why, in words, the strongest first.
  reasons text[] not null
);
create index mood_polite on experience.mood (polite_since desc, customer_id) where polite;
create index mood_chance on experience.mood (chance desc, customer_id);

create view experience.v_mood as
  select customer_id, found_at, said, said_count, shown, index, chance, polite, polite_since, reasons from experience.mood;
