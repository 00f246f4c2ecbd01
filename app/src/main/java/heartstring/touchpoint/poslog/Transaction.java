package heartstring.touchpoint.poslog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One transaction of a POSLog, as it was written: texts, to be judged by {@link PoslogRules}. */
final class Transaction {

    boolean retail;
    boolean training;
    boolean voided;
    /** Text of its own elements, by name. */
    final Map<String, String> header = new HashMap<>();

    final List<Line> lines = new ArrayList<>();
    /** Totals of the transaction by their type, such as TransactionGrandAmount. */
    final Map<String, String> totals = new HashMap<>();

    @Nullable
    String card;

    /** A sale, return, tender, tax or discount line: its kind and the texts in it, by name. */
    static final class Line {
        final String kind;
        boolean voided;
        final Map<String, String> texts = new HashMap<>();

        Line(String kind) {
            this.kind = kind;
        }
    }
}
