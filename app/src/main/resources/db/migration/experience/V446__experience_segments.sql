-- What figures are broken down by are the segments of the house: those that were named here for the index, and for scores, are carried
-- over with their figures.
create temporary table carried (kind text, old int, segment int) on commit drop;
do $$
declare
  g record;
  target int;
  called text;
  nth int;
begin
  for g in
    select 'mood' as kind, id, name, condition, created_at as made_at from experience.mood_group
    union all
    select 'score', id, name, condition::jsonb, made_at from experience.customer_group
    order by 1, 2
  loop
    select s.id into target from story.segment s
     where lower(s.name) = lower(g.name) and s.condition = g.condition and s.removed_at is null;
    if target is null then
      called := g.name;
      nth := 1;
      while exists (select from story.segment s where lower(s.name) = lower(called) and s.removed_at is null) loop
        nth := nth + 1;
        called := left(g.name, 74) || ' ' || nth;
      end loop;
      insert into story.segment (name, note, condition, made_at, changed_at)
      values (called, '', g.condition, g.made_at, g.made_at) returning id into target;
    end if;
    insert into carried values (g.kind, g.id, target);
  end loop;
end $$;

-- Two whose names differ by case alone are one segment; of the figures of both, those of the older one stay.
delete from carried c using carried o where o.kind = c.kind and o.segment = c.segment and o.old < c.old;

-- By way of a name that no figure has: the new number of one may be the old one of another.
update experience.mood_rollup r set key = 'new ' || c.segment from carried c
 where r.grouping = 'segment' and c.kind = 'mood' and r.key = c.old::text;
delete from experience.mood_rollup where grouping = 'segment' and key not like 'new %';
update experience.mood_rollup set key = substr(key, 5) where grouping = 'segment';

alter table experience.score_day drop constraint score_day_cut_check;
update experience.score_day d set cut = 'segment', part = c.segment::text from carried c
 where d.cut = 'group' and c.kind = 'score' and d.part = c.old::text;
delete from experience.score_day where cut = 'group';
alter table experience.score_day add constraint score_day_cut_check
  check (cut in ('all', 'store', 'channel', 'agent', 'segment')) not valid;
alter table experience.score_day validate constraint score_day_cut_check;

-- Of which segments there are figures, and of which version of their conditions; one that is new is counted soon, not only at night.
create table experience.scored_segment (
  segment_id int primary key,
  version int not null,
  counted_at timestamptz not null
);
create table experience.rolled_segment (
  segment_id int primary key,
  version int not null,
  rolled_at timestamptz not null
);
insert into experience.scored_segment
select distinct on (c.segment) c.segment, s.version, g.counted_at
  from carried c join experience.customer_group g on g.id = c.old join story.segment s on s.id = c.segment
 where c.kind = 'score' and g.counted_at is not null;
insert into experience.rolled_segment
select distinct on (c.segment) c.segment, s.version, g.rolled_at
  from carried c join experience.mood_group g on g.id = c.old join story.segment s on s.id = c.segment
 where c.kind = 'mood' and g.rolled_at is not null;
drop table experience.mood_group;
drop table experience.customer_group;
