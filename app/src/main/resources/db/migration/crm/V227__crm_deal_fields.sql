-- What deals hold in the fields of the house, by key.
alter table crm.deal add column fields jsonb not null default '{}' check (jsonb_typeof(fields) = 'object');
create index deal_expected on crm.deal (expected_on, id) where expected_on is not null;
