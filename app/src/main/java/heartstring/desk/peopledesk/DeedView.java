package heartstring.desk.peopledesk;

import heartstring.platform.inputs.FieldInput;
import org.jspecify.annotations.Nullable;

/** What is typed for many at once; {@code input} is null for a plain text. */
public record DeedView(@Nullable FieldInput input, String label) {}
