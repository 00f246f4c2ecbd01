package heartstring.customer.likeness;

import java.util.List;

/**
 * Who is probably here already.
 *
 * @param edited the customer who is being edited and can be compared with them; 0 while somebody new is typed
 */
public record LikelyView(List<Likely.Match> matches, long edited) {

    public LikelyView(List<Likely.Match> matches) {
        this(matches, 0);
    }
}
