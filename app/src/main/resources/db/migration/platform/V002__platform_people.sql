-- Who may come in, and what they did.
CREATE TABLE platform.users (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email          text        NOT NULL UNIQUE CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    role           text        NOT NULL CHECK (role IN ('ADMINISTRATOR', 'MANAGER', 'AGENT', 'CASHIER', 'ANALYST')),
    active         boolean     NOT NULL DEFAULT true,
    password_hash  text,
    -- Raised to end every session of the user at once.
    epoch          int         NOT NULL DEFAULT 0,
    totp_sealed    bytea,
    totp_confirmed boolean     NOT NULL DEFAULT false,
    -- The last time step whose code was accepted: a code counts once.
    totp_step      bigint      NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL DEFAULT now(),
    last_login_at  timestamptz
);

CREATE TABLE platform.recovery_code (
    user_id  bigint NOT NULL REFERENCES platform.users,
    code_256 bytea  NOT NULL,
    PRIMARY KEY (user_id, code_256)
);

CREATE TABLE platform.password_reset (
    token_256  bytea PRIMARY KEY,
    user_id    bigint      NOT NULL REFERENCES platform.users,
    expires_at timestamptz NOT NULL
);
CREATE INDEX password_reset_by_user ON platform.password_reset (user_id);

-- One row at most: the digest of the code that lets the first user in.
CREATE TABLE platform.first_run (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    code_256 bytea NOT NULL
);

CREATE TABLE platform.throttle (
    key      bytea PRIMARY KEY,
    attempts int         NOT NULL,
    ends_at  timestamptz NOT NULL
);
CREATE INDEX throttle_by_end ON platform.throttle (ends_at);

CREATE TABLE platform.api_key (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    start        text        NOT NULL,
    token_256    bytea       NOT NULL UNIQUE,
    scopes       text[]      NOT NULL,
    created_by   bigint REFERENCES platform.users,
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    revoked_at   timestamptz
);

CREATE TABLE platform.idempotency (
    name         bytea PRIMARY KEY,
    request_256  bytea       NOT NULL,
    begun_at     timestamptz NOT NULL DEFAULT now(),
    status       int,
    content_type text,
    location     text,
    answer       bytea
);
CREATE INDEX idempotency_by_begin ON platform.idempotency (begun_at);

CREATE TABLE platform.audit (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT now(),
    actor_kind   text        NOT NULL CHECK (actor_kind IN ('USER', 'API_KEY', 'HOUSE')),
    actor_id     bigint      NOT NULL,
    action       text        NOT NULL CHECK (length(action) BETWEEN 1 AND 60),
    subject_kind text        NOT NULL CHECK (length(subject_kind) BETWEEN 1 AND 60),
    subject_id   text        NOT NULL CHECK (length(subject_id) <= 100),
    details      jsonb       NOT NULL CHECK (length(details::text) <= 8192)
);
CREATE INDEX audit_by_action ON platform.audit (action, id DESC);
CREATE INDEX audit_by_subject ON platform.audit (subject_kind, subject_id, id DESC);

CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed', TG_TABLE_NAME;
END $$;

CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
