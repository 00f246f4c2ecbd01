-- When somebody who was asked began to answer; what they typed is let go of later, that they began is not.
alter table experience.asking add column begun_at timestamptz;
update experience.asking k set begun_at = b.at
  from (select asking_id, min(started_at) as at from experience.begun where asking_id is not null group by 1) b
 where k.id = b.asking_id;

-- How many began, never sent and were let go of, by the day they stopped and the question they stopped at. Nobody's data.
create table experience.begun_day (
  survey_id int not null references experience.survey,
  day date not null,
  at_question text not null,
  begun int not null,
  primary key (survey_id, day, at_question)
);
