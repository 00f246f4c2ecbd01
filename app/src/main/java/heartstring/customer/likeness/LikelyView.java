package heartstring.customer.likeness;

import java.util.List;

/** Who is probably here already. */
public record LikelyView(List<Likely.Match> matches) {}
