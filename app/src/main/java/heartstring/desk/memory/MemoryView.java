package heartstring.desk.memory;

import heartstring.story.memory.Memory;
import heartstring.story.memory.Remembered;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one customer.
 *
 * @param fault what is wrong with what was sent, and {@code tried} which one it was about
 */
public record MemoryView(
        long customerId,
        String name,
        List<Remembered> memory,
        LocalDate today,
        boolean editable,
        @Nullable String fault,
        @Nullable Remembered tried) {

    /** Open promises of ours, and what else there is, by kind. */
    public record Group(String kind, String title, String icon, List<Remembered> things) {}

    public List<Group> groups() {
        return Memory.KINDS.stream()
                .map(kind -> new Group(
                        kind,
                        title(kind),
                        icon(kind),
                        memory.stream()
                                .filter(r -> r.kind().equals(kind) && !r.isDone())
                                .toList()))
                .filter(group -> !group.things().isEmpty())
                .toList();
    }

    /** What is settled or was dismissed. */
    public List<Remembered> done() {
        return memory.stream().filter(Remembered::isDone).toList();
    }

    public List<String> kinds() {
        return Memory.KINDS;
    }

    /** What stands in the form of one: what was just sent, when it could not be taken. */
    public Remembered form(Remembered thing) {
        return tried != null && tried.id() == thing.id() ? tried : thing;
    }

    public static String title(String kind) {
        return switch (kind) {
            case "promise" -> "Promises";
            case "concern" -> "What worries them";
            case "wish" -> "What they are looking for";
            case "preference" -> "What they prefer";
            case "avoid" -> "What not to do again";
            case "tried" -> "What was tried already";
            case "life_event" -> "What happens in their life";
            default -> kind;
        };
    }

    /** A day, as people write it. */
    public static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK));
    }

    /** One of a kind, in a word or two. */
    public static String word(String kind) {
        return switch (kind) {
            case "life_event" -> "In their life";
            case "tried" -> "Tried already";
            case "avoid" -> "Not again";
            default -> Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        };
    }

    public static String icon(String kind) {
        return switch (kind) {
            case "promise" -> "checklist";
            case "concern" -> "alert-circle";
            case "wish" -> "search";
            case "preference" -> "heart";
            case "avoid" -> "ban";
            case "tried" -> "refresh";
            default -> "calendar";
        };
    }
}
