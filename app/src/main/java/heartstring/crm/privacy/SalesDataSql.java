package heartstring.crm.privacy;

import heartstring.customer.privacy.PersonalData;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget deals, tasks and files. */
@Component
class SalesDataSql {

    private static final int FETCH = 500;

    /** What goes with the deals of the person. */
    private static final String DEALS = "(select id from crm.deal where profile_id = any(:profiles))";

    private static final String TASKS =
            "(select id from crm.task where profile_id = any(:profiles) or deal_id in " + DEALS + ")";

    private final JdbcClient jdbc;

    SalesDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private void rows(String section, String statement, long[] profiles, PersonalData.Rows rows) {
        jdbc.sql(statement).withFetchSize(FETCH).param("profiles", profiles).query(rs -> {
            rows.row(section, rs.getString(1));
        });
    }

    void deals(long[] profiles, PersonalData.Rows rows) {
        rows("Deals", """
                        select json_build_object('id', d.id, 'name', d.title, 'stage', s.name, 'state', d.state, 'reason', d.reason,
                                 'amountMinor', d.amount_minor, 'currency', d.currency, 'expectedOn', d.expected_on,
                                 'openedAt', d.created_at, 'closedAt', d.closed_at, 'fields', d.fields, 'contactOnly', d.profile_id <> all(:profiles),
                                 'lines', (select coalesce(json_agg(json_build_object('name', l.name, 'quantity', l.quantity,
                                                    'unitMinor', l.unit_minor, 'discountPercent', l.discount_percent) order by l.line_no), '[]')
                                             from crm.deal_line l where l.deal_id = d.id and d.profile_id = any(:profiles)))
                          from crm.deal d join crm.stage s on s.id = d.stage_id
                         where d.profile_id = any(:profiles) or d.contact_profile_id = any(:profiles) order by d.id""", profiles, rows);
    }

    void tasks(long[] profiles, PersonalData.Rows rows) {
        rows("Tasks and meetings", """
                        select json_build_object('kind', t.kind, 'title', t.title, 'place', t.place, 'dueAt', t.due_at, 'state', t.state,
                                 'endedAt', t.ended_at)
                          from crm.task t where t.id in %s order by t.due_at, t.id""".formatted(TASKS), profiles, rows);
    }

    void files(long[] profiles, PersonalData.Rows rows) {
        rows("Files", """
                        select json_build_object('name', f.name, 'type', f.media_type, 'bytes', f.size_bytes, 'addedAt', a.added_at)
                          from crm.attachment a join platform.v_file f on f.id = a.file_id
                         where a.profile_id = any(:profiles) order by a.added_at""", profiles, rows);
    }

    /** The deals that go with them. */
    long[] dealIds(long[] profiles) {
        return jdbc
                .sql("select id from crm.deal where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    long forgetContact(long[] profiles) {
        return update(
                "update crm.deal set contact_profile_id = null where contact_profile_id = any(:profiles)", profiles);
    }

    /** The files that are to go with them. */
    List<UUID> forgetFiles(long[] profiles) {
        return jdbc.sql("delete from crm.attachment where profile_id = any(:profiles) or deal_id in " + DEALS
                        + " returning file_id")
                .param("profiles", profiles)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    long forget(long[] profiles) {
        long rows = update(
                "delete from crm.notice where profile_id = any(:profiles) or deal_id in " + DEALS + " or task_id in "
                        + TASKS,
                profiles);
        rows += update("delete from crm.follower where profile_id = any(:profiles) or deal_id in " + DEALS, profiles);
        rows += update("delete from crm.promise where task_id in " + TASKS, profiles);
        rows += update("delete from crm.task where id in " + TASKS, profiles);
        rows += update("delete from crm.deal_fact where deal_id in " + DEALS, profiles);
        rows += update("delete from crm.deal_move where deal_id in " + DEALS, profiles);
        rows += update("delete from crm.deal_line where deal_id in " + DEALS, profiles);
        return rows + update("delete from crm.deal where profile_id = any(:profiles)", profiles);
    }

    private long update(String statement, long[] profiles) {
        return jdbc.sql(statement).param("profiles", profiles).update();
    }
}
