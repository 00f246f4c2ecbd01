-- Transaction ids are counted by each PostgreSQL server for itself. A batch therefore also names the era it was written in:
-- whenever the data wake up on another server (told by its system identifier) a new era begins, later than all before it.
create table touchpoint.era (
  one boolean primary key default true check (one),
  era int not null,
  system_identifier bigint not null
);
insert into touchpoint.era (era, system_identifier) select 0, system_identifier from pg_control_system();

create function touchpoint.current_era() returns int language sql stable
  as 'select era from touchpoint.era';

alter table touchpoint.batch add column era int not null default 0;
alter table touchpoint.batch alter column era set default touchpoint.current_era();
alter table touchpoint.belt add column era int not null default 0;
create index batch_order on touchpoint.batch (era, tx);
drop index touchpoint.batch_tx;
