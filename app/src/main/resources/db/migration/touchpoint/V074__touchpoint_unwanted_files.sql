-- Since when the files of an import may name somebody who was erased; null once that was looked into.
alter table touchpoint.import_run add column unwanted_at timestamptz;
create index import_run_unwanted on touchpoint.import_run (id) where unwanted_at is not null;
