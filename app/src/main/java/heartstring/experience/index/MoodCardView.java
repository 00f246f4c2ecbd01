package heartstring.experience.index;

import org.jspecify.annotations.Nullable;

/** The card on a customer's page; nothing where a habit is not known. */
public record MoodCardView(@Nullable MoodCard card) {}
