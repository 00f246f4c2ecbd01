-- How a colleague was told: by telephone, in writing, … Null where the person said it on a page.
alter table customer.consent add column how text check (how in ('in_person', 'telephone', 'writing', 'email', 'other'));
create or replace view customer.v_consent as
  select id, profile_id, kind, value, purpose, given, said_at, way, user_id, how from customer.consent;
