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

    /** Uses and deals stay, and are nobody's; which orders they became is forgotten. */
    long forget(long[] profiles) {
        long orders = jdbc.sql("""
                        delete from loyalty.basket_order where deal_id in (
                          select id from loyalty.basket_deal where profile_id = any(:profiles))""").param("profiles", profiles).update();
        long deals = jdbc.sql("update loyalty.basket_deal set profile_id = null where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return orders
                + deals
                + jdbc.sql("update loyalty.voucher_use set profile_id = null where profile_id = any(:profiles)")
                        .param("profiles", profiles)
                        .update();
    }
}
