package heartstring.demo.twins;

import heartstring.demo.people.Home;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the list.
 *
 * @param customer the number of the customer whom it resembles; the same person when {@link Change#isSame} says so
 */
public record Twin(
        int customer,
        Change change,
        String firstName,
        String lastName,
        LocalDate birthday,
        @Nullable String email,
        @Nullable Home home) {}
