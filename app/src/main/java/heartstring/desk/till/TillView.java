package heartstring.desk.till;

import java.util.List;

/**
 * What the till's page needs to begin.
 *
 * @param colleague whose session it is, without anything personal
 * @param language in which the browser writes numbers
 * @param seesCustomers whether they may open a customer's page
 */
public record TillView(
        List<Choice> programmes,
        List<Store> stores,
        String colleague,
        String language,
        boolean seesExceptions,
        boolean seesCustomers) {

    /** A programme that this till may work for. */
    public record Choice(String key, String name, String currency, int digits) {}

    /** A store that this till may stand in. */
    public record Store(String key, String name) {}
}
