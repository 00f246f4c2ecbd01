package heartstring.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * How a kind of subject gets its name on the page of the book; the room that keeps the subject gives a bean of this.
 *
 * @param kind the word by which acts on it are recorded
 * @param select a statement of one text that reads the number {@code subject.id}, such as
 *     {@code select name from platform.users where id = subject.id}
 * @param path the address of its page without the number; null when it has none
 */
public record SubjectName(
        String kind, String select, @Nullable String path) {

    public SubjectName {
        if (!kind.matches("[a-z ]{1,40}")) {
            throw new IllegalArgumentException("A kind is a word: " + kind);
        }
    }
}
