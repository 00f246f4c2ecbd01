package heartstring.decision.contact;

import org.jspecify.annotations.Nullable;

/** The form of limits; {@code zone} is that of the house. */
public record ContactView(
        ContactLimits limits, String zone, @Nullable String fault) {}
