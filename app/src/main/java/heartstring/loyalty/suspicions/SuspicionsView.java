package heartstring.loyalty.suspicions;

import java.util.List;

/** The queue in one state, and the rules it is filled by. */
public record SuspicionsView(Suspicion.State state, List<Suspicion> lines, long open, List<SuspicionKind> rules) {}
