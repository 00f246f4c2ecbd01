package heartstring.demo.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What somebody is called, in their own script and in Latin letters, and when they were born. */
public record Name(
        String first,
        String last,
        String firstLatin,
        String lastLatin,
        @Nullable String nickname,
        LocalDate birthday,
        String language) {

    public String full() {
        return first + " " + last;
    }
}
