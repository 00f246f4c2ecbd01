package heartstring.customer.choices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one customer allows, for colleagues who note it for them. */
public record ChoicesView(
        long customerId,
        String name,
        List<Choice> choices,
        @Nullable String fault) {

    /**
     * What the house does until somebody says no.
     *
     * @param days between asking to be forgotten and being forgotten
     */
    public record House(List<Line> lines, int days) {}

    /** @param on whether the house does it until somebody says no */
    public record Line(Use use, boolean on) {}
}
