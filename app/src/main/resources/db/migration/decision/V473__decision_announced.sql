-- How far lists of lower rooms were followed to tell other programs what is new in them.
create table decision.announced (
  name text primary key check (name in ('segments', 'merges')),
  upto bigint not null
);
insert into decision.announced (name, upto) values ('segments', 0), ('merges', 0);
