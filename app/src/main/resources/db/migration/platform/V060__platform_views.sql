-- Lists as people keep them: a name and the query string of the address that shows it.
CREATE TABLE platform.saved_view (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    page       text        NOT NULL CHECK (length(page) BETWEEN 1 AND 60),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    query      text        NOT NULL CHECK (length(query) <= 2000),
    user_id    bigint      NOT NULL REFERENCES platform.users,
    shared     boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (page, user_id, name)
);
CREATE INDEX saved_view_shared ON platform.saved_view (page, id) WHERE shared;

-- Colleagues' names, for "who did it".
CREATE VIEW platform.v_user AS SELECT id, name FROM platform.users;
