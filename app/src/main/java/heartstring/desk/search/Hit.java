package heartstring.desk.search;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer who was found; {@code matched} is the identifier that led there, null when the name did. */
public record Hit(
        long customerId,
        String kind,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String matched) {

    /** What tells them apart from others of the same name, in one line. */
    public String line() {
        return Stream.of(matched, email, phone, city)
                .filter(Objects::nonNull)
                .distinct()
                .limit(3)
                .collect(Collectors.joining(" · "));
    }
}
