-- How far each role reaches, by kind of record. What does not stand here is all of them.
create table platform.reach (
  role text not null check (role in ('MANAGER', 'AGENT', 'CASHIER', 'ANALYST')),
  kind text not null check (kind in ('people', 'companies', 'deals', 'tasks', 'conversations')),
  width text not null check (width in ('team', 'own')),
  primary key (role, kind)
);
-- A key that reaches no further than this colleague does; null for one that reaches everything.
alter table platform.api_key add column colleague_id bigint references platform.users;
