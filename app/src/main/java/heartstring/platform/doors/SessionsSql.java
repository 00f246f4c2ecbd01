package heartstring.platform.doors;

/** The statement with which a session is kept up to date. */
final class SessionsSql {

    /**
     * In the place of Spring Session's own, with the same parameters in the same order. When a session was used last is written once a
     * minute, not with each request: a page that is only read then leaves the disk alone.
     */
    static final String TOUCH = """
            update platform.session s
               set session_id = t.session_id, last_access_time = t.accessed_at, max_inactive_interval = t.inactive,
                   expiry_time = t.expires_at, principal_name = t.principal
              from (select ?::char(36) session_id, ?::bigint accessed_at, ?::int inactive, ?::bigint expires_at, ?::varchar principal,
                           ?::char(36) id) t
             where s.primary_id = t.id
               and (t.accessed_at - s.last_access_time >= 60000 or s.session_id <> t.session_id
                    or s.max_inactive_interval <> t.inactive or s.principal_name is distinct from t.principal)""";

    private SessionsSql() {}
}
