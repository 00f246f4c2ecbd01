package heartstring.loyalty.terms;

import heartstring.loyalty.programmes.Programme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A programme's terms on their page.
 *
 * @param limitEditable whether whoever looks may change the limit for corrections by hand
 * @param fault what was wrong with the form, null for nothing
 */
public record TermsView(
        Programme programme,
        List<Programme> others,
        Terms terms,
        boolean limitEditable,
        @Nullable String fault) {}
