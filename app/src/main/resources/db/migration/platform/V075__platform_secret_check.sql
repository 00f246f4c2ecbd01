-- One value sealed under the house's secret, to tell at the start whether it is still the same secret.
CREATE TABLE platform.secret_check (
    one    boolean PRIMARY KEY CHECK (one),
    sealed bytea NOT NULL
);
