package heartstring.decision.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget what was decided about gifts. */
@Component
class GiftsDataSql {

    private final JdbcClient jdbc;

    GiftsDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('decidedAt', decided_at, 'store', store, 'cameTo', state, 'noGiftFor', why,
                                                 'product', product_key, 'chance', propensity, 'from', weighed)
                          from decision.gift_decision where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Gifts", rs.getString(1));
        });
    }

    /** What is set aside for them is freed by its time. */
    long erase(long[] profiles) {
        return jdbc.sql("delete from decision.gift_decision where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }
}
