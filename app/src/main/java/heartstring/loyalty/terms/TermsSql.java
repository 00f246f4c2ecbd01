package heartstring.loyalty.terms;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of a programme's terms. */
@Component
class TermsSql {

    private final JdbcClient jdbc;

    TermsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Terms> of(int programmeId) {
        return jdbc.sql("""
                        select adjust_most, passing, pass_least, pass_most, closing_loses, household_most, everybody_spends, claim_days
                          from loyalty.programme_terms where programme_id = :programme""")
                .param("programme", programmeId)
                .query((rs, n) -> new Terms(
                        rs.getLong(1),
                        rs.getBoolean(2),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getBoolean(5),
                        rs.getInt(6),
                        rs.getBoolean(7),
                        rs.getInt(8)))
                .optional();
    }

    void set(int programmeId, Terms terms) {
        jdbc.sql("""
                        insert into loyalty.programme_terms (programme_id, adjust_most, passing, pass_least, pass_most, closing_loses,
                                                             household_most, everybody_spends, claim_days)
                        values (:programme, :adjust, :passing, :least, :most, :loses, :household, :everybody, :claim)
                        on conflict (programme_id) do update
                          set adjust_most = excluded.adjust_most, passing = excluded.passing, pass_least = excluded.pass_least,
                              pass_most = excluded.pass_most, closing_loses = excluded.closing_loses,
                              household_most = excluded.household_most, everybody_spends = excluded.everybody_spends,
                              claim_days = excluded.claim_days""")
                .param("programme", programmeId)
                .param("adjust", terms.adjustMost())
                .param("passing", terms.passing())
                .param("least", terms.passLeast())
                .param("most", terms.passMost())
                .param("loses", terms.closingLoses())
                .param("household", terms.householdMost())
                .param("everybody", terms.everybodySpends())
                .param("claim", terms.claimDays())
                .update();
    }
}
