-- The ground floor: extensions, sessions, jobs and the registry of bells.
CREATE SCHEMA IF NOT EXISTS platform;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- Spring Session's two tables, in their own words.
CREATE TABLE platform.session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval int      NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE UNIQUE INDEX session_by_id ON platform.session (session_id);
CREATE INDEX session_by_expiry ON platform.session (expiry_time);
CREATE INDEX session_by_principal ON platform.session (principal_name);

CREATE TABLE platform.session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES platform.session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

-- db-scheduler's table.
CREATE TABLE platform.scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON platform.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON platform.scheduled_tasks (last_heartbeat);

-- Modulith's registry: a bell that was rung and not yet heard survives a restart.
CREATE TABLE platform.event_publication (
    id                     uuid PRIMARY KEY,
    listener_id            text        NOT NULL,
    event_type             text        NOT NULL,
    serialized_event       text        NOT NULL,
    publication_date       timestamptz NOT NULL,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
CREATE INDEX event_publication_by_completion ON platform.event_publication (completion_date);
CREATE INDEX event_publication_by_event ON platform.event_publication USING hash (serialized_event);
