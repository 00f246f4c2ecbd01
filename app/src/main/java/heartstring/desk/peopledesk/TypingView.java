package heartstring.desk.peopledesk;

import heartstring.platform.inputs.FieldInput;
import org.jspecify.annotations.Nullable;

/** A cell that is typed into; {@code input} for fields of the house, else {@code text}. */
public record TypingView(
        PeopleView.Cell cell,
        @Nullable FieldInput input,
        String text,
        @Nullable String fault) {}
