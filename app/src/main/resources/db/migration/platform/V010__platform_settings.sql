-- What an administrator can set for the whole organisation; one row a setting.
create table platform.setting (
  name text primary key,
  value text not null,
  changed_at timestamptz not null default now(),
  changed_by bigint
);
