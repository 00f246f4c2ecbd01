package heartstring.platform.users;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What an e-mail address, a name and a password must be like; each answers the fault in one sentence, or nothing. */
final class UserRules {

    static final int PASSWORD_LENGTH = 10;
    static final int PASSWORD_BYTES = 72;
    private static final int EMAIL_LENGTH = 254;
    private static final int NAME_LENGTH = 200;

    private UserRules() {}

    static String email(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static Optional<String> emailFault(String email) {
        boolean whole =
                email.length() <= EMAIL_LENGTH && email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+|[^@\\s]+@localhost");
        return whole ? Optional.empty() : Optional.of("That is not an e-mail address.");
    }

    static Optional<String> nameFault(String name) {
        boolean good = !name.isBlank() && name.length() <= NAME_LENGTH;
        return good ? Optional.empty() : Optional.of("A name has 1 to " + NAME_LENGTH + " characters.");
    }

    static Optional<String> passwordFault(String password, String email) {
        if (password.codePointCount(0, password.length()) < PASSWORD_LENGTH) {
            return Optional.of("A password has at least " + PASSWORD_LENGTH + " characters; a few words are good.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > PASSWORD_BYTES) {
            return Optional.of("A password has at most " + PASSWORD_BYTES + " bytes.");
        }
        if (password.chars().distinct().count() < 4 || password.equalsIgnoreCase(email)) {
            return Optional.of("That password is too easy to guess.");
        }
        return Optional.empty();
    }
}
