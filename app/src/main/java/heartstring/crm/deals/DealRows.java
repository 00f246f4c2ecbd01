package heartstring.crm.deals;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How whoever reads many deals reads one: the beginning of a statement, and its row. */
public final class DealRows {

    /** Deals as {@code d} with their stage as {@code s} and their customer's headline as {@code h}. */
    public static final String DEAL = DealsSql.DEAL;

    private DealRows() {}

    /** The deal in a row of such a statement. */
    public static Deal deal(ResultSet rs) throws SQLException {
        return DealsSql.deal(rs);
    }
}
