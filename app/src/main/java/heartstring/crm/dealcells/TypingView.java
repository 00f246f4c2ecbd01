package heartstring.crm.dealcells;

import heartstring.platform.inputs.FieldInput;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is typed into a cell, or for many.
 *
 * @param input for a field of the house
 * @param choices by value, empty where a text is typed
 * @param type of the text: text, number or date
 */
public record TypingView(
        String href,
        String label,
        @Nullable FieldInput input,
        Map<String, String> choices,
        String type,
        String value,
        @Nullable String fault) {}
