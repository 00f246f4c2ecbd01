package heartstring.ui.layout;

import org.jspecify.annotations.Nullable;

/** A page that only says something and offers one way on, such as an error page. */
public record MessageView(
        String heading, String text, @Nullable String note, String href, String label) {}
