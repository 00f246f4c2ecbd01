-- The colleague to whom a customer belongs. It stands on a piece, so that merging and splitting carry it along; of several the last holds.
create table customer.ownership (
  profile_id bigint primary key references customer.profile (id),
  owner_id bigint not null references platform.users,
  since_at timestamptz not null
);
create index ownership_owner on customer.ownership (owner_id);

-- Derived like the rest of the headline. Those whom nobody has stand in the index, too, for colleagues who see them and no others.
alter table customer.headline add column owner_id bigint;
create index headline_owner on customer.headline (owner_id, customer_id);
create or replace view customer.v_headline as
  select customer_id, kind, name, name_key, name_key_turned, email, phone, city, country, language, profiles, first_seen_at, owner_id
    from customer.headline;
