package heartstring.experience.bringing;

import heartstring.experience.surveys.Survey;
import org.jspecify.annotations.Nullable;

/** Where a file of answers is handed in; {@code fault} says why the last one was not taken. */
public record BringingView(Survey survey, @Nullable String fault) {}
