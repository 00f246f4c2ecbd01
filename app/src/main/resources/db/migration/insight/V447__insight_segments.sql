-- Groups compared are segments compared.
alter table insight.group_counted rename to segment_counted;
alter table insight.segment_counted rename column group_id to segment_id;
alter table insight.group_cell rename to segment_cell;
alter table insight.group_contrast rename to segment_contrast;
alter table insight.segment_contrast rename column group_id to segment_id;
alter table insight.group_size rename to segment_size;
alter table insight.segment_size rename column group_id to segment_id;
update insight.run set study = 'segments' where study = 'groups';
