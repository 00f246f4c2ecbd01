package heartstring.customer.privacy;

import org.jspecify.annotations.Nullable;

/** The privacy page of one customer, with what was wrong in the confirmation. */
public record PrivacyView(Privacy.Summary summary, @Nullable String fault) {}
