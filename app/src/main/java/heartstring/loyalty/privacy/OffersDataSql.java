package heartstring.loyalty.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget which vouchers and discounts a person used. */
@Component
class OffersDataSql {

    private final JdbcClient jdbc;

    OffersDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void voucherUses(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('voucher', b.name, 'code', '…' || v.tail, 'state', u.state, 'at', u.at)
                          from loyalty.voucher_use u join loyalty.voucher v on v.id = u.voucher_id
                          join loyalty.voucher_batch b on b.id = v.batch_id
                         where u.profile_id = any(:profiles) order by u.id""").param("profiles", profiles).query(rs -> {
            rows.row("Vouchers", rs.getString(1));
        });
    }

    void deals(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('discountMinor', discount_minor, 'currency', currency, 'store', store, 'state', state,
                                                 'at', at)
                          from loyalty.basket_deal where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Discounts", rs.getString(1));
        });
    }

    void personalVouchers(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('voucher', b.name, 'code', '…' || v.tail)
                          from loyalty.voucher v join loyalty.voucher_batch b on b.id = v.batch_id
                         where v.profile_id = any(:profiles) order by v.id""").param("profiles", profiles).query(rs -> {
            rows.row("Vouchers of their own", rs.getString(1));
        });
    }

    void giftCards(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('code', '…' || g.tail, 'amountMinor', g.amount_minor, 'currency', g.currency,
                                                 'at', g.issued_at, 'until', g.expires_at)
                          from loyalty.gift_card g where g.profile_id = any(:profiles) order by g.id""").param("profiles", profiles).query(rs -> {
            rows.row("Gift cards", rs.getString(1));
        });
    }

    void budgets(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('budget', b.name, 'since', u.starts, 'mostMinor', u.funded_minor, 'currency', b.currency)
                          from loyalty.budget_purse u join loyalty.budget b on b.id = u.budget_id
                         where u.profile_id = any(:profiles) order by u.id""").param("profiles", profiles).query(rs -> {
            rows.row("What campaigns may give them", rs.getString(1));
        });
    }

    void suspicions(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('kind', kind, 'evidence', evidence, 'state', state, 'note', note, 'at', happened_at)
                          from loyalty.suspicion where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Suspicions", rs.getString(1));
        });
    }

    /** Uses and deals stay, and are nobody's, and which orders they became is forgotten; codes that were theirs alone can be used by nobody. */
    long forget(long[] profiles) {
        jdbc.sql("update loyalty.gift_card set profile_id = null where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        jdbc.sql("update loyalty.budget_purse set profile_id = null where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        jdbc.sql("update loyalty.suspicion set profile_id = null, note = '' where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        jdbc.sql("update loyalty.voucher set profile_id = 0, sealed = null where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        long deals = jdbc.sql("""
                        delete from loyalty.basket_order
                         where deal_id in (select id from loyalty.basket_deal where profile_id = any(:profiles))""").param("profiles", profiles).update();
        deals += jdbc.sql("update loyalty.basket_deal set profile_id = null where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return deals
                + jdbc.sql("update loyalty.voucher_use set profile_id = null where profile_id = any(:profiles)")
                        .param("profiles", profiles)
                        .update();
    }
}
