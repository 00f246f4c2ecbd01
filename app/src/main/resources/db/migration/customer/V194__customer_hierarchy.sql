-- A role that a colleague ended: sources that still tell it do not bring it back.
alter table customer.relation add column ended_at timestamptz;
create or replace view customer.v_relation as
  select person_profile_id, company_profile_id, role, since_at from customer.relation where ended_at is null;

-- Which company belongs to which, by their pieces.
create table customer.company_parent (
  child_profile_id bigint primary key references customer.profile,
  parent_profile_id bigint not null references customer.profile,
  since_at timestamptz not null,
  check (child_profile_id <> parent_profile_id)
);
create index company_parent_parent on customer.company_parent (parent_profile_id);
create view customer.v_company_parent as select child_profile_id, parent_profile_id, since_at from customer.company_parent;
