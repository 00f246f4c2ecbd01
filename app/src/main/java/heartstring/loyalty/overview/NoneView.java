package heartstring.loyalty.overview;

import org.jspecify.annotations.Nullable;

/** Before there is any programme; {@code fault} is what was wrong with the form. */
public record NoneView(boolean editable, @Nullable String fault) {}
