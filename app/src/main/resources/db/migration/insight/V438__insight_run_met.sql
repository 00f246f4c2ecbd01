-- The newest touchpoint when a run was taken up first: a house that has grown by a fifth since is worked out anew.
alter table insight.run add column met bigint;
