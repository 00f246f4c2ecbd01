package heartstring.crm.dealfields;

import heartstring.platform.inputs.FieldInput;
import heartstring.platform.inputs.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a deal, as a part of its page.
 *
 * @param inputs those that whoever looks may change
 */
public record DealFieldsView(
        long dealId,
        List<FieldValue> values,
        List<FieldInput> inputs,
        @Nullable String fault) {}
