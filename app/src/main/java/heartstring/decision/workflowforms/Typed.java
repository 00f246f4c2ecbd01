package heartstring.decision.workflowforms;

import heartstring.decision.workflows.Happening;
import heartstring.story.computed.Definition;
import heartstring.story.computed.Definition.Where;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody typed into a form. What cannot be read is said, and what was kept before stays. */
public final class Typed {

    /** The longest name of an event or property. */
    static final int MOST_NAME = 200;

    private static final int MOST_CHANNEL = 40;
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final Map<String, String> typed;
    private final List<String> faults = new ArrayList<>();

    public Typed(Map<String, String> typed) {
        this.typed = typed;
    }

    /** What could not be read, in sentences. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(String sentence) {
        faults.add(sentence);
    }

    boolean has(String name) {
        return !raw(name).isEmpty();
    }

    String raw(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    /** A text of one line without control characters; what is too long is cut. */
    String text(String name, int most) {
        StringBuilder text = new StringBuilder();
        raw(name)
                .codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(most)
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }

    /** A whole number; empty is none, which is 0. */
    long number(String name, String label, long least, long most, long before) {
        String text = raw(name);
        if (text.isEmpty()) {
            return Math.max(0, least);
        }
        long number = text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : Long.MIN_VALUE;
        if (number < least || number > most) {
            fault(label + " is a whole number from " + least + " to " + most + ".");
            return before;
        }
        return number;
    }

    int small(String name, String label, int least, int most, int before) {
        return (int) number(name, label, least, most, before);
    }

    /** The number behind a choice; 0 for none. */
    long chosen(String name) {
        String text = raw(name);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    int chosenSmall(String name) {
        long number = chosen(name);
        return number > Integer.MAX_VALUE ? 0 : (int) number;
    }

    LocalTime time(String name, LocalTime before) {
        try {
            return has(name) ? LocalTime.parse(raw(name)).withSecond(0).withNano(0) : before;
        } catch (DateTimeException e) {
            fault("A time of day reads 09:30.");
            return before;
        }
    }

    /** Of an amount and its unit. */
    int minutes(int most, int before) {
        String amount = raw("amount");
        int unit = switch (raw("unit")) {
            case "days" -> DAY;
            case "hours" -> HOUR;
            default -> 1;
        };
        long minutes = amount.matches("[0-9]{1,9}") ? Long.parseLong(amount) * unit : amount.isEmpty() ? 0 : -1;
        if (minutes < 0 || minutes > most) {
            fault("One can wait up to " + most / DAY + " days.");
            return before;
        }
        return (int) minutes;
    }

    /** An amount of money in minor units. */
    long money(String name, int digits, long before) {
        try {
            long minor =
                    has(name) ? new BigDecimal(raw(name)).movePointRight(digits).longValueExact() : 0;
            if (minor >= 0 && minor <= 1_000_000_000_000L) {
                return minor;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below.
        }
        fault("An amount is a number such as 49.90.");
        return before;
    }

    Happening happening() {
        List<Where> where = new ArrayList<>();
        for (int i = 1; i <= Happening.MOST_WHERE; i++) {
            String property = text("w" + i + ".property", MOST_NAME);
            Definition.Is is = Definition.Is.of(raw("w" + i + ".is"));
            if (!property.isEmpty()) {
                where.add(new Where(property, is == null ? Definition.Is.IS : is, text("w" + i + ".value", MOST_NAME)));
            }
        }
        return new Happening(text("event", MOST_NAME), text("channel", MOST_CHANNEL), where);
    }

    /** The unit in which so many minutes are shown. */
    static String unit(int minutes) {
        return minutes % DAY == 0 ? "days" : minutes % HOUR == 0 ? "hours" : "minutes";
    }

    static long amount(int minutes) {
        return minutes % DAY == 0 ? minutes / DAY : minutes % HOUR == 0 ? minutes / HOUR : minutes;
    }
}
