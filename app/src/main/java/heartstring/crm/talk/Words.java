package heartstring.crm.talk;

import java.util.List;

/**
 * What one talk says, for people to read.
 *
 * @param subject of a mail or complaint, empty for none
 * @param text plain, never markup; empty where nothing was said
 * @param author a name that the touchpoint itself tells, empty for none
 * @param userId the colleague who wrote it, 0 when that is not known
 * @param html whether it came as a page, too
 * @param line for what has no words of its own, such as {@code A chat began}; empty otherwise
 */
public record Words(
        String subject, String text, String author, long userId, boolean html, String line, List<Attached> files) {

    /** A file that came along; {@code id} is 0 for one that was not kept, and {@code why} says why. */
    public record Attached(long id, String name, String type, long size, String why) {}

    public Words {
        files = List.copyOf(files);
    }

    /** A line for a list: subject and text on one line, at most so many characters. */
    public String brief(int most) {
        String whole = subject.isEmpty() || text.startsWith(subject) ? text : subject + ": " + text;
        String one = (whole.isBlank() ? line : whole).replaceAll("\\s+", " ").strip();
        return one.codePointCount(0, one.length()) <= most
                ? one
                : one.substring(0, one.offsetByCodePoints(0, most - 1)) + "…";
    }
}
