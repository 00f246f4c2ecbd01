-- Whose birthday is on a day: month and day of what was ever told, by which the calendar finds the few of a day.
create index trait_birthday on customer.trait
  ((substring(value #>> '{}' from '^(?:[0-9]{4}|-)-([0-9]{2}-[0-9]{2})(?:[T ].*)?$'))) where name = 'birthday';
