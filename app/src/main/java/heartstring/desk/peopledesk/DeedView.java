package heartstring.desk.peopledesk;

import heartstring.platform.inputs.FieldInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is typed for many at once; {@code input} is null for a plain text. */
public record DeedView(@Nullable FieldInput input, String label) {

    /** To whom many can be given, by number. */
    public record Colleagues(Map<Long, String> names) {}
}
