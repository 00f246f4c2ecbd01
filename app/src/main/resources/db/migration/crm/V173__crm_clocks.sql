-- Days on which the service clocks stand still.
create table crm.holiday (
  day date primary key,
  name text not null check (length(name) between 1 and 80)
);
