-- What a word about being written to holds for, and what proves it. An empty channel is all that the address carries.
alter table customer.consent
  add column channel text not null default '' check (channel ~ '^[a-z_]{0,20}$'),
  -- Where it was said: a page, a form, a till.
  add column source text check (length(source) between 1 and 100),
  -- Which version of which text they were shown.
  add column shown text check (length(shown) between 1 and 100),
  add column proof text check (length(proof) between 1 and 500);
-- Notices to an app go to whoever is signed in there.
alter table customer.consent drop constraint consent_kind_check;
alter table customer.consent add constraint consent_kind_check check (kind in ('email', 'phone', 'user_id'));
create or replace view customer.v_consent as
  select id, profile_id, kind, value, purpose, given, said_at, way, user_id, how, channel, source, shown, proof from customer.consent;
